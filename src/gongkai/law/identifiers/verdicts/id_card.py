"""身份证: what a number says, and what is wrong with it."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from gongkai.law.identifiers import id_card
from gongkai.law.identifiers.divisions import division_of, province_of
from gongkai.law.identifiers.tidy import changes, compact
from gongkai.law.identifiers.verdict import (
    check_digit_fault,
    length_fault,
    right,
    stranger_fault,
    wrong,
)

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

FORM = "18位（前17位是数字，末位是数字或X）"
_FIGURES = "0123456789"
_BODY = id_card.LENGTH - 1
_MONTHS = 12
_CENTURIES = ("18", "19", "20")
_RESIDENCE_PERMITS = {"810000": "香港居民", "820000": "澳门居民", "830000": "台湾居民"}
_FOREIGN = "9"


def check_id_card(text: str, today: date) -> Verdict:
    """Judge a 公民身份号码 of eighteen characters or of the fifteen that cards carried before."""
    number = compact(text)
    fault = _form_fault(number)
    if fault:
        return wrong(fault)
    whole = id_card.modernised(number)
    fault = _date_fault(number, whole, today) or check_digit_fault(whole, id_card.check_digit(whole), "前17位")
    return wrong(fault) if fault else right(whole, _what(whole), _remarks(text, whole))


def _form_fault(number: str) -> str:
    if len(number) == id_card.OLD_LENGTH:
        fault = stranger_fault(number, _FIGURES, "数字")
    else:
        fault = (
            length_fault(number, id_card.LENGTH, f"{FORM}；早年的号码是15位数字")
            or stranger_fault(number[:_BODY], _FIGURES, "数字")
            or stranger_fault(number[_BODY:], _FIGURES + "X", "数字或X", _BODY)
        )
    if not fault and number[0] == "0":
        return "第1位是0，前6位应为行政区划代码，没有以0开头的"
    return fault


def _date_fault(number: str, whole: str, today: date) -> str:
    written = number[6 : len(number) - (4 if len(number) == id_card.LENGTH else 3)]
    where = f"第7至{6 + len(written)}位出生日期是{written}"
    year, month, day = int(whole[6:10]), int(whole[10:12]), int(whole[12:14])
    if whole[6:8] not in _CENTURIES:
        return f"{where}，年份应在18、19或20开头的四位数中"
    if not 1 <= month <= _MONTHS:
        return f"{where}，没有{month}月，月份应为01至12"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{where}，{year}年{month}月没有{day}日，应为01至{last}"
    if (year, month, day) > (today.year, today.month, today.day):
        return f"{where}，还没有到，应不晚于{today:%Y%m%d}"
    return ""


def _what(number: str) -> str:
    date_of_birth = f"{number[6:10]}年{int(number[10:12])}月{int(number[12:14])}日出生"
    return f"居民身份证号码，校验位正确，{date_of_birth}，地址码{number[:6]}{_place(number[:6])}"


def _place(code: str) -> str:
    name = division_of(code) or _RESIDENCE_PERMITS.get(code, "")
    return f"（{name}）" if name else ""


def _remarks(text: str, number: str) -> list[str]:
    found = changes(text)
    if len(compact(text)) == id_card.OLD_LENGTH:
        found.append("原为15位旧号码，已补上世纪和校验位")
    if _place(number[:6]):
        return found
    if number.startswith(_FOREIGN):
        return [*found, "以9开头，是外国人永久居留身份证的写法"]
    if province_of(number[:6]):
        return [*found, f"行政区划代码表中没有{number[:6]}，请核对前6位"]
    return [*found, f"没有以{number[:2]}开头的省级行政区划，请核对前6位"]
