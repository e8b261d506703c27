"""State is a table: who may do what in which state. What the table does not list is forbidden.

A package writes its table in its own `flow.py`; the table is checked when the application starts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from gongkai.core.errors import GongkaiError, RefusedError
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import TextChoices

    from gongkai.core.actors import Actor


class FlowError(GongkaiError):
    """A state table that cannot work; the text lists every fault."""


class Subject(Protocol):
    """What a flow moves: anything with a state and with seats, the roles that an actor holds over it."""

    state: Any

    def seats_of(self, actor: Actor) -> frozenset[Role]: ...


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition beyond the role. `refusal` gives the reason in Chinese, or "" when the act may go on."""

    name: str
    refusal: Callable[[Any, Actor], str]


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: from these states, on this event, by one of these roles, to that state."""

    event: Any
    sources: tuple[Any, ...]
    target: Any
    roles: frozenset[Role]
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False
    destructive: bool = False
    by_itself: bool = False  # the platform takes it, on a day: nobody is named as its next person

    def refusal(self, subject: Subject, actor: Actor) -> str:
        """Why this actor may not take this line now; "" when they may. The state is not looked at."""
        if not self.roles & subject.seats_of(actor):
            who = "、".join(sorted(str(role.label) for role in self.roles))
            return f"此操作须由{who}办理。"
        reasons = (guard.refusal(subject, actor) for guard in self.guards)
        return next((reason for reason in reasons if reason), "")


@dataclass(frozen=True)
class Flow:
    """A state table with its enums. `ends` are the states in which a subject may rest for good."""

    name: str
    states: type[TextChoices]
    events: type[TextChoices]
    initial: tuple[Any, ...]
    ends: frozenset[Any]
    transitions: tuple[Transition, ...]
    _by_state: dict[Any, list[Transition]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def __post_init__(self) -> None:
        for transition in self.transitions:
            for source in transition.sources:
                self._by_state[source].append(transition)
        if faults := list(self._faults()):
            raise FlowError(f"流程“{self.name}”的状态表有误：" + "；".join(faults))

    def allowed(self, subject: Subject, actor: Actor) -> list[Transition]:
        """The acts open to this actor now, in the table's order: the bar of buttons."""
        return [line for line in self._by_state[subject.state] if not line.refusal(subject, actor)]

    def require(self, event: Any, subject: Subject, actor: Actor, *, reason: str = "") -> Transition:
        """The line for `event`; RefusedError says why there is none for this actor in this state."""
        line = next((line for line in self._by_state[subject.state] if line.event == event), None)
        if line is None:
            state, act = self.states(subject.state).label, self.events(event).label
            raise RefusedError(f"当前状态为“{state}”，不能“{act}”。")
        if refusal := line.refusal(subject, actor):
            raise RefusedError(refusal)
        if line.needs_reason and not reason.strip():
            raise RefusedError(f"“{self.events(event).label}”须说明理由。")
        return line

    def _faults(self) -> Iterable[str]:
        yield from self._unknown_names()
        yield from self._ambiguous_lines()
        reachable = self._closure(self.initial, forwards=True)
        finishing = self._closure(self.ends, forwards=False)
        for state in self.states:
            if state not in reachable:
                yield f"状态“{state.label}”无从到达"
            if state not in finishing:
                yield f"状态“{state.label}”无法办结"

    def _unknown_names(self) -> Iterable[str]:
        used = {line.event for line in self.transitions}
        for event in self.events:
            if event not in used:
                yield f"事件“{event.label}”未使用"
        for line in self.transitions:
            if not line.roles or not line.roles <= frozenset(Role):
                yield f"事件“{line.event}”的角色不存在"
            if line.event not in self.events or {*line.sources, line.target} - set(self.states):
                yield f"事件“{line.event}”引用了不存在的名称"

    def _ambiguous_lines(self) -> Iterable[str]:
        for state, lines in self._by_state.items():
            events = [line.event for line in lines]
            for event in {event for event in events if events.count(event) > 1}:
                yield f"状态“{state}”下事件“{event}”有两行"

    def _closure(self, start: Iterable[Any], *, forwards: bool) -> set[Any]:
        found = set(start)
        while True:
            more = set()
            for line in self.transitions:
                if forwards and found & set(line.sources):
                    more.add(line.target)
                if not forwards and line.target in found:
                    more.update(line.sources)
            if more <= found:
                return found
            found |= more
