"""Taking fields out of what a file holds; what is missing or of the wrong sort fails with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from gongkai.law.notices.errors import InvalidNoticeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_TEXT = 500
# Control characters and halves of characters: no name has them, and the halves cannot be stored.
_UNFIT = {"Cc", "Cs"}


def decoded(text: str | bytes, where: str) -> str:
    """A file's text, with or without a byte-order mark. Raises InvalidNoticeError unless it is UTF-8."""
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"第 {error.start + 1} 个字节起不是 UTF-8，请以 UTF-8 编码另存后再导入"
        raise InvalidNoticeError(message, where=where) from error


def only_known(entry: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Raise InvalidNoticeError where a field is not one of those known."""
    unknown = sorted(set(map(str, entry)) - set(known))
    if unknown:
        message = f"不认识的字段，只能有 {'、'.join(sorted(known))}"
        raise InvalidNoticeError(message, where=where, field="、".join(unknown))


def text_of(entry: Mapping[str, Any], field: str, where: str, *, default: str | None = None) -> str:
    """A field's text, without the blanks around it. Raises InvalidNoticeError."""
    value = entry.get(field, default)
    if value is None:
        raise InvalidNoticeError("缺少此项", where=where, field=field)
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise InvalidNoticeError(f"应为文字，不超过 {_LONGEST_TEXT} 字", where=where, field=field)
    if any(category(character) in _UNFIT for character in value.strip()):
        raise InvalidNoticeError("含有控制字符或残缺字符，请重新录入", where=where, field=field)
    return value.strip()


def year_of(entry: Mapping[str, Any], where: str) -> int:
    """The field `year`. Raises InvalidNoticeError."""
    value = entry.get("year")
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidNoticeError("应为四位公元年，如 2027", where=where, field="year")
    return value
