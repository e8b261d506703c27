"""A letter planned with its facts: tried before the event, issued with it. What the record lacks stops both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.cases import kinds
from gongkai.cases.actions import issue, locked
from gongkai.cases.writing import draft
from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from gongkai.cases.models import Case, CaseDocument, CaseEvent, Letter, Party
    from gongkai.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Plan:
    """One letter: the code of its kind in `gongkai.letters`, its facts, to whom it goes, what it encloses."""

    kind: str
    facts: dict[str, Any] = field(repr=False)
    to: Party | None = None
    enclosures: tuple[CaseDocument, ...] = ()


def require(case: Case, event: Any, actor: Actor, *, reason: str = "") -> None:
    """Whether the actor may take that step at all: said before anything about letters. Raises RefusedError."""
    kinds.get(case.kind).flow.require(event, locked(case), actor, reason=reason)


def ready(case: Case, plans: Iterable[Plan], *, day: dt.date) -> None:
    """Raises RefusedError that names everything that some letter lacks; nothing has happened yet."""
    lacking = []
    for plan in plans:
        try:
            draft(case, plan.kind, plan.facts, day=day)
        except RefusedError as error:
            lacking.append(str(error))
    if lacking:
        raise RefusedError("；".join(dict.fromkeys(lacking)) + "。")


def send(event: CaseEvent, plans: Sequence[Plan], *, actor: Actor, day: dt.date | None = None) -> list[Letter]:
    """Issue the planned letters with their event, in their order."""
    return [
        issue(event, plan.kind, plan.facts, to=plan.to, day=day, enclosures=plan.enclosures, actor=actor)
        for plan in plans
    ]
