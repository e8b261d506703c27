"""Numbers and dates: days that no calendar has, 〇 written as a nought, 约 with 左右 (GB/T 15835)."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.model import Finding

_DATE = re.compile(r"(?<!\d)(?:(\d{4})年)?(\d{1,3})月(\d{1,3})日")
_HAN_YEAR = re.compile(r"(?<![一二三四五六七八九〇零○0oOＯ０])[一二][〇零○0OoＯ０一二三四五六七八九]{3}(?=年)")
_NOUGHT = re.compile("[零○0OoＯ０]")
_OLD_NOUGHT = frozenset("○")
_NEARLY = re.compile(
    r"(?:大约|约为|约有|约|近|将近|接近|超过|不足)\d[\d,.，]{0,12}[万亿]?[一-龥%]{0,3}?(?:左右|上下)|(?:超过|突破|高于|多于)\d[\d,.]{0,12}[万亿]?[一-龥%]{0,2}?以上"
)
_MONTHS, _LEAP, _LAST_YEAR = 12, 2000, 2999


def check_dates(text: str) -> Iterator[Finding]:
    """Days that do not exist: 2月30日, 13月1日, 29 February of a year that is not a leap year."""
    for match in _DATE.finditer(text):
        year, month, day = (int(part) if part else _LEAP for part in match.groups())
        if not _exists(year, month, day):
            yield flag(text, *match.span(), "", Kind.DATE, 0.95)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= _LAST_YEAR and 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]


def check_numbers(text: str) -> Iterator[Finding]:
    """Years in Chinese figures with a nought that is none, and amounts that are hedged twice."""
    for match in _HAN_YEAR.finditer(text):
        if signs := set(_NOUGHT.findall(match[0])):
            certainty = 0.6 if signs <= _OLD_NOUGHT else 0.85
            yield flag(text, *match.span(), _NOUGHT.sub("〇", match[0]), Kind.NUMBER, certainty)
    for match in _NEARLY.finditer(text):
        yield flag(text, *match.span(), "", Kind.NUMBER, 0.8)
