"""The items of the catalogue at the desk: those of a record, those that it may belong to, and the choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.catalog.finding import in_force, items_binding, items_with
from gongkai.catalog.models import CatalogItem
from gongkai.core.desk.kit import Act
from gongkai.information import actions
from gongkai.information.actions.cataloguing import no_cataloguing
from gongkai.information.suggesting import suggest

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

MOST = 40
EVENTS = {"link_item": "归入公开事项", "unlink_item": "移出公开事项"}


@dataclass(frozen=True, slots=True)
class Choice:
    """An item to choose; `own` binds the publishing unit, `chosen` is linked already."""

    item: CatalogItem
    own: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What answers to the words: the unit's own first. `further`: there are more than fit."""

    rows: list[Choice]
    further: bool


class ItemForm(forms.Form):
    """An item in force: what the act asks for. Its page is the picker's (`information:items`)."""

    item = forms.ModelChoiceField(label="公开事项", queryset=CatalogItem.objects.none())

    def __init__(self, data: Any, _record: Information, _actor: Actor) -> None:
        super().__init__(data)
        self.fields["item"].queryset = in_force()  # type: ignore[attr-defined]  # a ModelChoiceField


ACT = Act("link_item", actions.link_item, label="选择公开事项", form=ItemForm, refusal=no_cataloguing)
OUTCOMES = {"link_item": "已归入公开事项，发布时自动登记为已公开。"}


def linked(record: Information) -> list[CatalogItem]:
    """The items that it belongs to."""
    rows = CatalogItem.objects.filter(links__information_id=record.pk)
    return list(rows.select_related("version").order_by("version_id", "position"))


def names(record: Information) -> str:
    """They in one line; empty without any."""
    return "、".join(item.name for item in linked(record))


def count(record: Information, _actor: Actor) -> int:
    return CatalogItem.objects.filter(links__information_id=record.pk).count()


def tab(record: Information, actor: Actor) -> dict[str, Any]:
    """The tab 公开事项."""
    why = no_cataloguing(record, actor)
    return {"linked": linked(record), "suggestions": [] if why else suggest(record), "refusal": why}


def choices(record: Information, text: str) -> Choices:
    """The items that answer to the words, or without any those of the unit."""
    own = items_binding(record.owner)
    keys = {item.pk for item in own}
    found = items_with(text, MOST * 5) if text.strip() else own
    ordered = sorted(found, key=lambda item: item.pk not in keys)
    chosen = {item.pk for item in linked(record)}
    rows = [Choice(item, item.pk in keys, item.pk in chosen) for item in ordered[:MOST]]
    return Choices(rows, further=len(ordered) > MOST)
