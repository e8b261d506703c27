"""What a column takes in: checked values of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information import kinds, themes
from gongkai.sites import words
from gongkai.sites.enums import ColumnType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Column, Site

LINES = {"name": (60, "栏目名称"), "description": (300, "栏目描述"), "keywords": (200, "栏目关键词")}
MANY = ("units", "items")
FIELDS = (*LINES, "type", "kinds", "themes", "by_hand", *MANY)


def take(column: Column, values: dict[str, Any]) -> None:
    """Put checked values of `FIELDS` on the row, but for those that need a saved row (`take_many`)."""
    if unknown := set(values) - set(FIELDS):
        raise InvalidInputError(min(unknown), f"栏目没有“{min(unknown)}”这一项。")
    for name, value in values.items():
        if name not in MANY:
            setattr(column, name, _checked(name, value))


def take_many(column: Column, values: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Set units and catalogue items; what changed, old and new, by field."""
    changes = {}
    for name in MANY:
        if name not in values:
            continue
        wanted, field = list(values[name]), getattr(column, name)
        if name == "units":
            _require_within(column.site, wanted)
        before = list(field.all())
        if {row.pk for row in before} != {row.pk for row in wanted}:
            field.set(wanted)
            changes[name] = [[str(row) for row in before], [str(row) for row in wanted]]
    return changes


def _require_within(site: Site, units: Iterable[Organization]) -> None:
    outside = next((unit for unit in units if not unit.path.startswith(site.reach)), None)
    if outside:
        raise InvalidInputError(
            "units", f"“{outside}”不在“{site.unit}”及其下级之内，其信息不能收入“{site}”的栏目。"
        )


def _checked(name: str, value: Any) -> Any:
    if name in LINES:
        most, label = LINES[name]
        return words.clean_name(name, value, most, label) if value.strip() or name == "name" else ""
    return _OTHER[name](value)


def _type(value: str) -> str:
    if value not in ColumnType.values:
        known = "、".join(ColumnType.labels)
        raise InvalidInputError("type", f"没有“{value}”这一栏目类型，可用的有：{known}。")
    return str(ColumnType(value))


def _themes(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_theme, texts)))


def _kinds(codes: Iterable[str]) -> list[str]:
    for code in codes:
        if not kinds.exists(code):
            raise InvalidInputError("kinds", f"没有代码为“{code}”的信息类型。")
    return list(dict.fromkeys(codes))


def _theme(text: str) -> str:
    theme = themes.parse(text)
    if theme is None:
        raise InvalidInputError("themes", f"主题分类中没有“{text[:60]}”，请按国务院办公厅的主题分类填写。")
    return str(theme)


_OTHER: dict[str, Callable[[Any], Any]] = {"type": _type, "kinds": _kinds, "themes": _themes, "by_hand": bool}
