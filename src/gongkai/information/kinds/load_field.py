"""A field of a kind from its table in the file, and what all parts of the file are checked with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from gongkai.information.kinds.field import DataType, KindField, Privacy
from gongkai.information.kinds.model import KindFileError
from gongkai.law.identifiers import UnknownKindError
from gongkai.law.identifiers.registry import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

E = TypeVar("E", bound="StrEnum")
_FIELD_TYPES: dict[str, type] = {
    "code": str,
    "label": str,
    "type": str,
    "unit": str,
    "required": bool,
    "choices": list,
    "help": str,
    "minimum": float,
    "maximum": float,
    "pattern": str,
    "hint": str,
    "identifier": str,
    "privacy": str,
    "total": bool,
}
_MONEY = ("元", "千元", "万元", "百万元", "亿元")
_CHINESE = {str: "文字", list: "列表", dict: "表", bool: "true 或 false", int: "整数", float: "数"}
_FIELD_CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file."""

    file: str
    where: str = ""

    def at(self, where: str) -> Place:
        """A place within."""
        return Place(self.file, f"{self.where}{where}")


def fail(place: Place, what: str) -> NoReturn:
    """Raise KindFileError that names the place."""
    raise KindFileError(f"{place.file}：{place.where}{what}")


def fits(data: Any, types: Mapping[str, type], place: Place) -> None:
    """Every key known and of its type."""
    if not isinstance(data, dict):
        raise KindFileError(f"{place.file}：{place.where.strip('的 ')}应为表")
    for key, value in data.items():
        wanted = types.get(key)
        if wanted is None:
            fail(place, f"{key} 不认识，可用的有 {'、'.join(types)}")
        number = wanted in (int, float)
        good = isinstance(value, (int, float) if wanted is float else wanted)
        if not good or (number and isinstance(value, bool)):
            fail(place, f"{key} 应为{_CHINESE[wanted]}")


def choice(names: type[E], value: str, key: str, place: Place) -> E:
    """One of an enum's values."""
    try:
        return names(value)
    except ValueError:
        fail(place, f"{key} 应为 {'、'.join(names)} 之一，现为“{value}”")


def load_field(entry: Any, place: Place) -> KindField:
    """One field or column."""
    fits(entry, _FIELD_TYPES, place)
    for key in ("code", "label"):
        if not entry.get(key):
            fail(place, f"{key} 缺少")
    if not _FIELD_CODE.fullmatch(entry["code"]):
        fail(place, f"code “{entry['code']}”应为小写字母、数字和下划线，以字母开头")
    data_type = choice(DataType, entry.get("type", "text"), "type", place)
    rest = {
        key: value
        for key, value in entry.items()
        if key not in ("type", "choices", "minimum", "maximum", "privacy")
    }
    field = KindField(
        **rest,
        type=data_type,
        choices=tuple(entry.get("choices", ())),
        minimum=_number(entry, "minimum"),
        maximum=_number(entry, "maximum"),
        privacy=choice(Privacy, entry["privacy"], "privacy", place) if "privacy" in entry else None,
    )
    _agrees(field, place)
    return field


def _number(entry: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(str(entry[key])) if key in entry else None


def _agrees(field: KindField, place: Place) -> None:
    """The parts of a field fit each other."""
    if (field.type is DataType.CHOICE) != bool(field.choices):
        fail(place, 'choices 应与 type = "choice" 一同使用')
    if field.type is DataType.MONEY and field.unit not in _MONEY:
        fail(place, f"unit 应为 {'、'.join(_MONEY)} 之一（金额要写明单位）")
    if field.type is DataType.QUANTITY and not field.unit:
        fail(place, "unit 缺少（数量要写明单位）")
    if field.identifier and field.type is not DataType.CODE:
        fail(place, 'identifier 应与 type = "code" 一同使用')
    if not field.numeric and (field.total or field.minimum is not None or field.maximum is not None):
        fail(place, "total、minimum、maximum 只用于数")
    try:
        re.compile(field.pattern)
        if field.identifier:
            kind_of(field.identifier)
    except re.error as error:
        fail(place, f"pattern 不是有效的正则表达式（{error}）")
    except UnknownKindError as error:
        fail(place, f"identifier “{field.identifier}”：{error}")
