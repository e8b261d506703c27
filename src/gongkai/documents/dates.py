"""Dates as official texts write them: 2021年6月18日, 2021-06-18, 2021.6.18, 二〇二一年六月十八日.

Impossible days (2021年2月30日) are found and reported without a date: they are never corrected.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from gongkai.law.identifiers.numerals import HAN, ZEROS, by_digit, narrow, number

_GAP = r"[ \t]{0,4}"
_FIGURES = re.compile(
    rf"(?<!\d)(?P<y>(?:1[5-9]|2[01])\d\d){_GAP}"
    rf"(?:年{_GAP}(?P<m>\d{{1,2}}){_GAP}月{_GAP}(?P<d>\d{{1,2}}){_GAP}[日号]"
    rf"|(?P<sep>[-./]){_GAP}(?P<m2>\d{{1,2}}){_GAP}(?P=sep){_GAP}(?P<d2>\d{{1,2}})(?![\d]|(?P=sep)\d))",
)
_HAN_DAY = rf"[{HAN}]{{1,4}}"
_HAN = re.compile(
    rf"(?P<y>[一二１2][{ZEROS}一二三四五六七八九]{{3}}){_GAP}年"
    rf"{_GAP}(?P<m>[元正]|{_HAN_DAY}){_GAP}月{_GAP}(?P<d>{_HAN_DAY}){_GAP}[日号]",
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_CLOCK = re.compile(r"[T ]{0,4}\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found in a text: `text[start:end]` is how it is written; `date` None if no such day exists."""

    start: int
    end: int
    text: str
    date: dt.date | None


def find_dates(text: str) -> list[DateMatch]:
    """Find every full date in `text`, in order of appearance; impossible ones carry `date` None."""
    if "月" not in text and not any(mark in text for mark in "-./－．／"):
        return []
    plain = narrow(text)
    found = [_match(text, m, _figures_day(m)) for m in _FIGURES.finditer(plain)]
    if "年" in plain:
        found += [_match(text, m, _han_day(m)) for m in _HAN.finditer(plain)]
    return sorted(found, key=lambda match: match.start)


def parse_date(text: str) -> dt.date | None:
    """Give the day that `text` as a whole states (a clock time may follow; 20210618 too), else None."""
    plain = narrow(text).strip()
    if compact := _COMPACT.fullmatch(plain):
        return _day(*map(int, compact.groups()))
    found = find_dates(plain)
    if len(found) != 1 or found[0].start:
        return None
    rest = plain[found[0].end :].strip(" ()。.")
    return found[0].date if not rest or _CLOCK.fullmatch(rest) else None


def _match(text: str, match: re.Match[str], day: dt.date | None) -> DateMatch:
    return DateMatch(match.start(), match.end(), text[match.start() : match.end()], day)


def _figures_day(match: re.Match[str]) -> dt.date | None:
    return _day(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"]))


def _han_day(match: re.Match[str]) -> dt.date | None:
    month = 1 if match["m"] in ("元", "正") else number(match["m"])
    return _day(by_digit(match["y"]), month, number(match["d"]))


def _day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
