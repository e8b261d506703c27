"""A kind's own fields from a record's words, in the types that the kind gives them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from gongkai.information.importing.dates import read_date
from gongkai.information.importing.urls import tidy_url
from gongkai.information.kinds import DataType
from gongkai.law.identifiers.numerals import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gongkai.information.kinds import Kind, KindField

_TIMES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_AMOUNT = re.compile(r"[¥￥]?(?P<n>[+-]?\d+(?:\.\d+)?)\s*(?P<times>千万|百万|千|万|亿)?\s*(?P<unit>[^\d\s]{0,6})")
_YES = frozenset(("是", "有", "已", "true", "yes", "y", "1", "√", "✓", "✔", "已完成", "通过"))
_NO = frozenset(("否", "没有", "未", "false", "no", "n", "0", "×", "✗", "未完成", "未通过"))
_EXPECTED = {
    DataType.INTEGER: "应为整数，如 5",
    DataType.DECIMAL: "应为数，如 12.5",
    DataType.DATE: "应为日期，如 2024-01-31",
    DataType.BOOLEAN: "应为“是”或“否”",
    DataType.URL: "应为 http 或 https 网址",
}


def read_elements(kind: Kind, words: Mapping[str, str], warn: Callable[[str, str], None]) -> dict[str, Any]:
    """The values as the desk's form would keep them: numbers, days and amounts as text so that no digit is lost.

    What does not fit its type is left out with a warning that shows it. Fields of other kinds are left as text:
    one mapping serves several kinds.
    """
    found: dict[str, Any] = {}
    for code, text in words.items():
        field = kind.field(code)
        value = text if field is None else _read(field, text.strip())
        if value is None and field is not None:
            expected = _EXPECTED.get(field.type) or f"应为其中之一：{'、'.join(field.choices)}"
            warn(code, f"{field.label}“{text[:60]}”{expected}，未采用")
        else:
            found[code] = value
    return found


def _read(field: KindField, text: str) -> Any:
    if field.type is DataType.CHOICE:
        return _choice(text, field.choices)
    reader = _READERS.get(field.type)
    return reader(text, field.unit) if reader else text


def _text_of_amount(text: str, unit: str) -> str | None:
    amount = _amount(text, unit)
    return None if amount is None else format(amount.normalize(), "f")


def _day(text: str, _unit: str) -> str | None:
    day = read_date(text)
    return day.isoformat() if day else None


def _address(text: str, _unit: str) -> str | None:
    return tidy_url(text) or None


def _integer(text: str, unit: str) -> int | None:
    amount = _amount(text, unit)
    if amount is not None:
        return int(amount) if amount == amount.to_integral_value() else None
    return number(text.removesuffix(unit)) if unit else number(text)


def _amount(text: str, unit: str) -> Decimal | None:
    """A number in the field's unit: 1,200元 and 12万元 for 元, 3.5亿元 for 万元. None in another unit."""
    match = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace(",", ""))
    if match is None:
        return None
    wanted = next((times for times in sorted(_TIMES, key=len, reverse=True) if unit.startswith(times)), "")
    base = unit.removeprefix(wanted)
    if not match["times"] and not match["unit"]:
        return _decimal(match["n"])  # a bare number is in the field's own unit
    if match["unit"] and match["unit"] != base and (base or match["times"]):
        return None
    if match["unit"] and not base:
        return None
    value = _decimal(match["n"])
    return None if value is None else value * _TIMES[match["times"] or ""] / _TIMES[wanted]


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _yes(text: str, _unit: str) -> bool | None:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def _choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The choice of that name; else the only one that has it within, or that it has within."""
    folded = {unicodedata.normalize("NFKC", choice).casefold(): choice for choice in choices}
    word = unicodedata.normalize("NFKC", text).casefold()
    if word in folded:
        return folded[word]
    near = [choice for name, choice in folded.items() if word and (word in name or name in word)]
    return near[0] if len(near) == 1 else None


_READERS: dict[DataType, Callable[[str, str], Any]] = {
    DataType.INTEGER: _integer,
    DataType.DECIMAL: _text_of_amount,
    DataType.DATE: _day,
    DataType.BOOLEAN: _yes,
    DataType.URL: _address,
}
