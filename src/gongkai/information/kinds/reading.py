"""A field's value out of words or of a spreadsheet's cell, in the type and bounds that the kind gives."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gongkai.documents.dates import find_dates, parse_date
from gongkai.information.characters import printable
from gongkai.information.kinds import periods
from gongkai.information.kinds.amounts import FEN, TIMES, times_of
from gongkai.information.kinds.field import PERIODS, DataType
from gongkai.law.identifiers import check
from gongkai.law.identifiers.numerals import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.information.kinds.field import KindField

NOTHING = frozenset(("", "-", "--", "—", "——", "/", "／", "无", "N/A", "null"))
_AMOUNT = re.compile(
    r"[¥￥]?(?P<n>[+-]?\d+(?:\.\d+)?)\s*(?P<times>千万|百万|百|千|万|亿)?\s*(?P<unit>[^\d\s]{0,8})"
)
_SPACE = re.compile(r"[ \t\r\f\v\u3000\xa0]+")
_YES = frozenset(("是", "有", "已", "true", "yes", "y", "1", "√", "✓", "✔", "已完成", "通过", "合格"))
_NO = frozenset(("否", "没有", "无", "未", "false", "no", "n", "0", "×", "✗", "未完成", "未通过", "不合格"))
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"))
WORDS = frozenset((DataType.TEXT, DataType.LONG_TEXT, DataType.ORGANIZATION, DataType.REGION, DataType.CODE))
_REGION_DIGITS = (6, 9, 12)
_MOST_DIGITS = 30
EXPECTED = {
    DataType.INTEGER: "应为整数，如 5",
    DataType.DECIMAL: "应为数，如 12.5",
    DataType.QUANTITY: "应为数，如 12.5",
    DataType.MONEY: "应为金额，如 1,200.50",
    DataType.PERCENT: "应为百分数，如 12.5%",
    DataType.DATE: "应为日期，如 2024-01-31",
    DataType.WEEK: "应为某年的第几周，如 2026年第12周",
    DataType.MONTH: "应为月份，如 2026年3月",
    DataType.QUARTER: "应为季度，如 2026年第1季度",
    DataType.YEAR: "应为年份，如 2026",
    DataType.BOOLEAN: "应为“是”或“否”",
    DataType.URL: "应为 http 或 https 网址",
}


class ValueFault(Exception):  # noqa: N818 - a finding for a person, not a failure of the program
    """What is wrong with a value, and what would be right."""


def read(field: KindField, raw: Any) -> Any:
    """The value as it is kept: amounts and days as text so that no digit is lost, whole numbers as they are.

    None for an empty one. Raises ValueFault.
    """
    if raw is None or (isinstance(raw, str) and raw.strip() in (NOTHING if _figures(field) else ("",))):
        return None
    value = _typed(field, raw)
    if value is None:
        raise ValueFault(f"“{_shown(raw)}”{expected(field)}")
    _bounded(field, value)
    return value


def _figures(field: KindField) -> bool:
    """Whether a dash stands for no value; in words 无 says something."""
    return field.numeric or field.type in PERIODS


def expected(field: KindField) -> str:
    """What would be right."""
    if field.type is DataType.CHOICE:
        return f"应为其中之一：{'、'.join(field.choices)}"
    if field.hint:
        return f"应如 {field.hint}"
    unit = f"（单位：{field.unit}）" if field.unit else ""
    return f"{EXPECTED.get(field.type, '格式不符')}{unit}"


def _typed(field: KindField, raw: Any) -> Any:
    if isinstance(raw, bool):
        return raw if field.type is DataType.BOOLEAN else None
    if isinstance(raw, dt.date):
        return _of_day(field, raw.date() if isinstance(raw, dt.datetime) else raw)
    text = _text(raw)
    if field.type is DataType.CHOICE:
        return _choice(text, field.choices)
    if field.type in PERIODS and field.type is not DataType.DATE:
        return _period(field.type, text)
    reader = _READERS.get(field.type)
    return reader(text, field.unit) if reader else _words(field, text)


def _text(raw: Any) -> str:
    if isinstance(raw, float):
        # A spreadsheet's 0.1 + 0.2 is 0.3 to whoever typed it.
        return str(int(raw)) if raw.is_integer() else format(Decimal(f"{raw:.12g}"), "f")
    return printable(str(raw)).strip()


def _of_day(field: KindField, day: dt.date) -> Any:
    if field.type is DataType.DATE:
        return _day(day.isoformat(), "")
    if field.type in PERIODS:
        return periods.read(field.type, str(periods.of_day(field.type, day)))
    return _words(field, day.isoformat()) if field.type in WORDS else None


def _words(field: KindField, text: str) -> str | None:
    if text in _ERRORS:
        raise ValueFault(f"“{text}”是表格软件的错误值，请改正公式或者填入内容")
    if field.type is DataType.LONG_TEXT:
        return text
    line = _SPACE.sub(" ", text.replace("\n", " ")) if field.type is not DataType.TEXT else _SPACE.sub(" ", text)
    if field.type is DataType.CODE and field.identifier:
        verdict = check(field.identifier, line)
        if not verdict.valid:
            raise ValueFault(f"“{_shown(line)}”不对：{verdict.why}")
        return verdict.normalised
    if field.type is DataType.REGION and line.isdigit() and len(line) not in _REGION_DIGITS:
        raise ValueFault(f"“{_shown(line)}”应为地名，或 6、9、12 位行政区划代码")
    return line


def _bounded(field: KindField, value: Any) -> None:
    if isinstance(value, str) and len(value) > field.longest:
        raise ValueFault(f"有 {len(value)} 字，最多 {field.longest} 字")
    if field.pattern and not re.fullmatch(field.pattern, str(value)):
        raise ValueFault(f"“{_shown(value)}”{expected(field)}")
    if not field.numeric:
        return
    amount = Decimal(str(value))
    if field.minimum is not None and amount < field.minimum:
        raise ValueFault(f"“{_shown(value)}”不能小于 {field.minimum:f}{field.unit}")
    if field.maximum is not None and amount > field.maximum:
        raise ValueFault(f"“{_shown(value)}”不能大于 {field.maximum:f}{field.unit}")
    if field.type is DataType.MONEY and (amount * times_of(field.unit)) % FEN:
        raise ValueFault(f"“{_shown(value)}”不是整分，最小到分")


def _shown(value: Any) -> str:
    return str(value).strip()[:60]


def _integer(text: str, unit: str) -> int | None:
    found = amount(text, unit)
    if found is not None:
        return int(found) if found == found.to_integral_value() else None
    return number(text.removesuffix(unit)) if unit else number(text)


def _figure(text: str, unit: str) -> str | None:
    found = amount(text, unit)
    return None if found is None else format(found.normalize(), "f")


def _percent(text: str, _unit: str) -> str | None:
    found = amount(unicodedata.normalize("NFKC", text).removesuffix("%").strip(), "")
    return None if found is None else format(found.normalize(), "f")


def amount(text: str, unit: str) -> Decimal | None:
    """A number in the field's unit: 1,200元 and 12万元 for 元, 3.5亿元 for 万元. None in another unit."""
    match = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).replace(",", "").strip())
    if match is None or len(match["n"]) > _MOST_DIGITS:
        return None
    wanted = next((name for name in sorted(TIMES, key=len, reverse=True) if name and unit.startswith(name)), "")
    base = unit.removeprefix(wanted)
    if not match["times"] and not match["unit"]:
        return _decimal(match["n"])  # a bare number is in the field's own unit
    if match["unit"] and match["unit"] != base and (base or match["times"]):
        return None
    if match["unit"] and not base:
        return None
    value = _decimal(match["n"])
    return None if value is None else value * TIMES[match["times"] or ""] / TIMES[wanted]


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _day(text: str, _unit: str) -> str | None:
    if day := parse_date(text):
        return day.isoformat()
    found = [match.date for match in find_dates(text) if match.date]
    return found[0].isoformat() if len(found) == 1 else None


def _period(kind: DataType, text: str) -> str | int | None:
    folded = unicodedata.normalize("NFKC", text)
    if (found := periods.read(kind, folded)) is not None:
        return found
    day = parse_date(folded)
    return periods.read(kind, str(periods.of_day(kind, day))) if day else None


def _yes(text: str, _unit: str) -> bool | None:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def _url(text: str, _unit: str) -> str | None:
    with suppress(ValueError):
        if (
            text.startswith(("http://", "https://"))
            and urlsplit(text).hostname
            and not re.search(r'[\s<>"]', text)
        ):
            return text
    return None


def _choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The choice of that name. Nothing is guessed: 未达标 has 达标 within."""
    folded = {_folded(choice): choice for choice in choices}
    return folded.get(_folded(text))


def _folded(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


_READERS: dict[DataType, Callable[[str, str], Any]] = {
    DataType.INTEGER: _integer,
    DataType.DECIMAL: _figure,
    DataType.QUANTITY: _figure,
    DataType.MONEY: _figure,
    DataType.PERCENT: _percent,
    DataType.DATE: _day,
    DataType.BOOLEAN: _yes,
    DataType.URL: _url,
}
