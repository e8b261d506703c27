"""What a package says to get a place on the desk: its table, its form, its acts, and what stands in its tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Self

    from django.db.models import Model, QuerySet
    from django.forms import BaseForm

    from gongkai.core.actors import Actor
    from gongkai.core.desk.columns import Column
    from gongkai.core.desk.filters import DeskFilterSet
    from gongkai.core.desk.todo import TodoGroup
    from gongkai.core.flow import Flow
    from gongkai.core.roles import Role

type_of_rows = Callable[[Any], list[tuple[str, Any]]]


@dataclass(frozen=True, slots=True)
class FormAct:
    """A form and the action behind it.

    `build(data, files, record, actor)` makes the form, `do(record, form, actor)` calls the package's action; when
    creating, `record` is None and `do` gives the new row back. `events`: the flow's events that permit it;
    `refusal` decides without a flow. `button`: what pressing it does, where that is more than saving a draft.
    """

    build: Callable[[Any, Any, Any, Actor], BaseForm]
    do: Callable[[Any, Any, Actor], Any]
    label: str
    events: tuple[str, ...] = ()
    refusal: Callable[[Any, Actor], str] | None = None
    button: str = "保存"


@dataclass(frozen=True, slots=True)
class Act:
    """What happens on an event: `do(record, actor=…)`, with `reason=…` where the flow asks for one.

    With a `form`, its fields are the keywords instead. `button`: what pressing it does, where the act's own name
    does not say so.

    An act that is no event of the flow has a `label` and a `refusal` of its own ("" when it is allowed).
    """

    event: str
    do: Callable[..., Any]
    label: str = ""
    form: Callable[[Any, Any, Actor], BaseForm] | None = None  # (data, record, actor)
    refusal: Callable[[Any, Actor], str] | None = None
    button: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a record: a template and what it is given. `count` stands beside its name."""

    code: str
    label: str
    template: str
    context: Callable[[Any, Actor], Mapping[str, Any]] = field(default=lambda _record, _actor: {})
    count: Callable[[Any, Actor], int] | None = None


class Problem(str):
    """What a check found, in words; `link` leads to the place, `blocks` says that it hinders the release."""

    __slots__ = ("blocks", "link")
    link: str
    blocks: bool

    def __new__(cls, words: str, *, link: str = "", blocks: bool = False) -> Self:
        made = super().__new__(cls, words)
        made.link, made.blocks = link, blocks
        return made


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a record: its name, and what is wrong with advice (empty: nothing)."""

    label: str
    problems: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether one of its problems hinders the release."""
        return any(isinstance(each, Problem) and each.blocks for each in self.problems)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record for the history: its fields as (label → text), in order.

    `besides`: what it does that is no field, a sentence each.
    """

    number: int
    at: dt.datetime
    author: str
    content: Mapping[str, str]
    reason: str = ""
    state: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody who opens a record has to know first: why it came back, what waits, where the public sees it.

    Without a tone it is a link beside the state, with one a box above the record.
    """

    title: str
    tone: str = ""
    text: str = ""
    link: str = ""  # an address,
    link_label: str = ""  # and what it leads to


def _same(rows: Any) -> Any:
    return rows


def _no_words(*_: Any) -> str:
    return ""


def _nothing(*_: Any) -> Any:
    return []


def _updated_at(record: Any) -> str:
    stamp: dt.datetime = record.updated_at
    return stamp.isoformat()


@dataclass(frozen=True)
class Module:
    """A place on the desk. Reading goes through `model.objects.visible_to(actor)`, writing through the acts."""

    code: str
    label: str
    model: type[Model]
    columns: Sequence[Column]
    position: int = 50
    section: str = ""  # the heading under which it stands in the menu
    seats: frozenset[Role] = frozenset()  # who has work there and finds it in the menu; empty: everybody
    filters: type[DeskFilterSet] | None = None
    search: tuple[str, ...] = ()  # the fields that the search box looks into
    rows: Callable[[QuerySet[Any]], QuerySet[Any]] = _same  # select_related, defer, annotate for the list
    order: tuple[str, ...] = ("-pk",)
    ways: Mapping[str, str] = field(default_factory=dict)  # other pages of the same rows: label → name of the URL
    related: tuple[str, ...] = ()  # foreign keys that a record's own page needs
    prefetch: tuple[str, ...] = ()  # and what it needs of many
    create: FormAct | None = None
    edit: FormAct | None = None
    flow: Flow | None = None
    elsewhere: frozenset[str] = frozenset()  # events of the flow that these records never have, or not at the desk
    acts: tuple[Act, ...] = ()
    tones: Mapping[str, str] = field(default_factory=dict)  # state → success, warning, danger, primary, ended
    event_labels: Mapping[str, str] = field(default_factory=dict)  # audit events that the flow does not name
    outcomes: Mapping[str, str] = field(default_factory=dict)  # event → what to say after it, and what comes next
    notices: Callable[[Any, Actor], list[Notice]] = _nothing
    files: Callable[[Any], QuerySet[Any]] | None = None  # rows with file, name and media_type
    describe: Callable[[str, Mapping[str, Any]], str] = _no_words  # what an audit entry's data says
    facts: type_of_rows = _nothing  # the (label, value) rows of the tab 内容
    content_template: str = ""  # what stands below them
    beside_form: str = ""  # a template beside the editing form: what to bear in mind while writing
    tabs: tuple[Tab, ...] = ()
    own_tabs: tuple[str, ...] = ("content", "flow", "timeline")  # of the kit's own, those that a record shows
    heading: Callable[[Any], str] = str  # what a record's page is called
    # The acts in the order of their use in the record's state: the first is the button, those left out are folded.
    useful: Callable[[Any], Sequence[str]] | None = None
    checks: Callable[[Any], list[Check]] | None = None
    must: str = "须处理后发布"  # the word on a check that hinders what comes next
    destroys: str = "会立即改变公众看到的内容"  # what a destructive act does, on the page that asks for its reason
    versions: Callable[[Any], list[Version]] | None = None
    clock: Callable[[Any], tuple[dt.date | None, dt.date | None, bool]] | None = None  # due, done, no longer runs
    version: Callable[[Any], str] = _updated_at
    owner: Callable[[Any], Any] = field(default=lambda record: record.owner)
    others: Callable[[Any], Sequence[Any]] = _nothing  # further organizations whose people take steps
    shared_timeline: bool = False  # whoever sees the record sees its whole timeline, other organizations' acts too
    todo: Callable[[Actor, dt.date], Sequence[TodoGroup]] = _nothing

    def visible(self, actor: Actor) -> QuerySet[Any]:
        """The rows of this module that the actor may see."""
        rows: QuerySet[Any] = self.model._default_manager.visible_to(actor)  # type: ignore[attr-defined]  # ScopedQuerySet
        return rows

    def record(self, actor: Actor, pk: int) -> Any:
        """One row of this module; Http404 if it is absent or not the actor's to see."""
        rows = self.visible(actor).select_related(*self.related).prefetch_related(*self.prefetch)
        return rows.get_visible(actor, pk=pk)  # type: ignore[attr-defined]  # ScopedQuerySet

    def concerns(self, actor: Actor) -> bool:
        """Whether the actor finds it in the menu. It opens for everybody all the same: rows go by the scope."""
        return not self.seats or actor.holds(*self.seats)

    def tone(self, record: Any) -> str:
        return self.tones.get(str(getattr(record, "state", "")), "")

    def outcome(self, event: str) -> str:
        """What to say after an act ("" for no act of this module)."""
        known = {act.event for act in self.acts} | {"create", "edit"}
        if event not in known:
            return ""
        label = next((act.label for act in self.acts if act.event == event and act.label), self.event_label(event))
        return self.outcomes.get(event) or f"已办理：{label}。"

    def event_label(self, event: str) -> str:
        """An audit event (``information.submit``) in Chinese; the event itself when nobody named it."""
        name = event.rpartition(".")[2]
        if event in self.event_labels or name in self.event_labels:
            return self.event_labels.get(event) or self.event_labels[name]
        labels = dict(self.flow.events.choices) if self.flow else {}
        return str(labels.get(name, event))
