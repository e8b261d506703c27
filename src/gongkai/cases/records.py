"""Fields of a record of another system: each read as what it has to be, or refused by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.cases.actions import Identity
from gongkai.core.errors import GongkaiError
from gongkai.law.errors import EventError
from gongkai.law.events import read_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from enum import Enum

M = TypeVar("M", bound="Enum")
UNKNOWN = "（未提供）"
_WHO = ("name", "id_kind", "id_number", "phone", "email", "address", "contact")
_LARGEST = 10**12
_LONGEST_WHO = 300


class InvalidRecordError(GongkaiError):
    """A record that cannot be taken; `where` is its field (`events[2].on`), the text what would be right."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}：{message}")
        self.where = where


def only(data: Any, keys: Collection[str]) -> None:
    """That a record is an object with these keys and no others."""
    if not isinstance(data, dict):
        raise InvalidRecordError("记录", "每行应为一个 JSON 对象")
    if unknown := sorted(set(map(str, data)) - set(keys)):
        raise InvalidRecordError("、".join(unknown)[:200], f"不认识的字段，应为 {'、'.join(sorted(keys))}")


def identity(person: Mapping[str, Any], where: str) -> Identity:
    """Who somebody is, as far as the other system kept it; `class` is the caller's."""
    if unknown := sorted(set(map(str, person)) - {*_WHO, "class"}):
        said = f"不认识的字段，应为 {'、'.join(('class', *_WHO))}"
        raise InvalidRecordError("、".join(f"{where}.{name}" for name in unknown)[:200], said)
    values = {name: text(person.get(name), f"{where}.{name}", _LONGEST_WHO) for name in _WHO}
    return Identity(**{**values, "name": values["name"] or UNKNOWN})


def member(choices: type[M], value: Any, where: str) -> M:
    """One of a closed set."""
    try:
        return choices(value)
    except ValueError:
        known = "、".join(str(each.value) for each in choices)
        raise InvalidRecordError(where, f"应为 {known} 之一，现为 {str(value)[:60]!r}") from None


def day(value: Any, where: str) -> dt.date:
    """A day that there is."""
    try:
        return read_day(value, where)
    except EventError as error:
        raise InvalidRecordError(where, f"应为存在的日期，写作 YYYY-MM-DD，现为 {str(value)[:40]!r}") from error


def whole(value: Any, where: str) -> int:
    """A whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise InvalidRecordError(where, f"应为非负整数，现为 {str(value)[:40]!r}")
    return value


def flag(value: Any, where: str) -> bool:
    """True or false; nothing is false."""
    if value is None or isinstance(value, bool):
        return bool(value)
    raise InvalidRecordError(where, f"应为 true 或者 false，现为 {str(value)[:40]!r}")


def text(value: Any, where: str, longest: int) -> str:
    """A text without signs that cannot be kept; a number is taken as written."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise InvalidRecordError(where, f"应为文字，现为 {type(value).__name__}")
    found = str(value).strip()
    if "\x00" in found or (not found.isascii() and any("\ud800" <= sign <= "\udfff" for sign in found)):
        raise InvalidRecordError(where, "含有不能保存的字符，应为 UTF-8 文字")
    if len(found) > longest:
        raise InvalidRecordError(where, f"应不超过 {longest} 字，现为 {len(found)} 字")
    return found
