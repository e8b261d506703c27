"""Columns of a desk table: what a cell says on the page, and what it says in an exported file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from gongkai.core.templatetags.ui import validity_tone
from gongkai.core.ui import clocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor
    from gongkai.core.desk.module import Module

EMPTY = "—"


@dataclass(frozen=True)
class Column:
    """Plain text of a field. `name` may walk relations (``owner.short_name``); `value` computes instead.

    `order`: the fields that the column sorts by, upwards; by default the field itself, nothing for a computed one.
    """

    name: str
    label: str
    value: Callable[[Any], Any] | None = None
    order: tuple[str, ...] | None = None
    css: str = ""
    file_only: bool = False  # in exports, not on the page
    wanted: Callable[[Actor], bool] | None = None  # whether it tells this person anything; on the page only

    def on_page(self, actor: Actor) -> bool:
        """Whether it stands on this person's page."""
        return not self.file_only and (self.wanted is None or self.wanted(actor))

    @property
    def key(self) -> str:
        """The column's name in addresses (`?sort=owner__label`)."""
        return self.name.replace(".", "__")

    def raw(self, record: Any) -> Any:
        """The value behind the cell."""
        if self.value:
            return self.value(record)
        found = record
        for part in self.name.split("."):
            found = getattr(found, part, None)
            if found is None:
                return None
        return found

    def plain(self, record: Any) -> Any:
        """For a file: text, number or date."""
        return self.raw(record)

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - for the columns that link
        """For the page."""
        found = self.plain(record)
        return EMPTY if found in (None, "") else found

    def sorts_by(self) -> tuple[str, ...]:
        if self.order is not None:
            return self.order
        return () if self.value else (self.key,)


@dataclass(frozen=True)
class Title(Column):
    """The column that leads to the record."""

    def html(self, record: Any, module: Module) -> Any:
        url = reverse("desk:detail", args=[module.code, record.pk])
        return format_html('<a class="title" href="{}">{}</a>', url, self.plain(record) or "（无标题）")


@dataclass(frozen=True)
class Choice(Column):
    """A field with choices, shown by its label."""

    def plain(self, record: Any) -> Any:
        return getattr(record, f"get_{self.name}_display")()


@dataclass(frozen=True)
class State(Choice):
    """The state as a tag."""

    def html(self, record: Any, module: Module) -> Any:
        return format_html('<span class="tag {}">{}</span>', module.tone(record), self.plain(record))


@dataclass(frozen=True)
class Validity(Choice):
    """效力状态 as a tag; unmarked documents show a dash."""

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        raw = self.raw(record)
        if not raw:
            return EMPTY
        return format_html('<span class="tag {}">{}</span>', validity_tone(raw), self.plain(record))


@dataclass(frozen=True)
class Date(Column):
    """A day, or the day of a moment in local time."""

    def plain(self, record: Any) -> Any:
        found = self.raw(record)
        return timezone.localtime(found).date() if isinstance(found, dt.datetime) else found

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        found = self.plain(record)
        return format_html('<time class="nowrap" datetime="{0}">{0}</time>', found.isoformat()) if found else EMPTY


@dataclass(frozen=True)
class Clock(Column):
    """A due date with its words, by the module's clock."""

    def html(self, record: Any, module: Module) -> Any:
        due, done, ended = module.clock(record) if module.clock else (self.raw(record), None, False)
        if not due:
            return EMPTY
        reading = clocks.read(due, done=done, ended=ended)
        return format_html('<span class="clock {}">{} <b>{}</b></span>', reading.tone, due, reading.words)
