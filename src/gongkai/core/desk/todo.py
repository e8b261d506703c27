"""我的待办: what each module puts on the first page of the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from gongkai.core.actors import Actor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from django.db.models import QuerySet

    from gongkai.core.desk.module import Module
    from gongkai.core.roles import Role

SHOWN = 8


def acting_as(actor: Actor, *roles: Role) -> Actor:
    """The actor with these roles alone: what they must do as a reviewer, not what they may see as a drafter."""
    held = tuple(grant for grant in actor.grants if grant.role in roles)
    return Actor(actor.kind, actor.name, person_id=actor.person_id, grants=held)


@dataclass(frozen=True)
class TodoGroup:
    """One heading with its rows. `query`: the query string under which the module's list shows them all."""

    label: str
    rows: QuerySet[Any]
    query: str = ""
    due: Callable[[Any], dt.date | None] = field(default=lambda _record: None)
    note: Callable[[Any], str] = field(default=lambda _record: "")
    urgent: bool = False  # a day has passed
    title: Callable[[Any], str] = str
    clock: Callable[[Any], tuple[str, str]] | None = None  # words and tone, where days are not counted plainly


@dataclass(frozen=True, slots=True)
class TodoItem:
    """A row as shown."""

    title: str
    url: str
    due: dt.date | None
    note: str
    words: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class TodoPart:
    """A heading as shown: the first rows and how many there are in all."""

    label: str
    count: int
    items: Sequence[TodoItem]
    url: str
    module: str
    urgent: bool


def parts(modules: Sequence[Module], actor: Actor, today: dt.date) -> list[TodoPart]:
    """What waits for this actor, module by module; headings without rows are left out."""
    found = [_part(module, group) for module in modules for group in module.todo(actor, today)]
    return [part for part in found if part.count]


def _part(module: Module, group: TodoGroup) -> TodoPart:
    items = [_item(module, group, row) for row in group.rows[:SHOWN]]
    count = len(items) if len(items) < SHOWN else group.rows.count()
    url = f"{reverse('desk:list', args=[module.code])}?{group.query}"
    return TodoPart(group.label, count, items, url, module.label, group.urgent)


def _item(module: Module, group: TodoGroup, row: Any) -> TodoItem:
    url = reverse("desk:detail", args=[module.code, row.pk])
    words, tone = group.clock(row) if group.clock else ("", "")
    return TodoItem(group.title(row), url, group.due(row), group.note(row), words, tone)
