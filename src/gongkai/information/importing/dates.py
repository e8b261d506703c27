"""Dates as the exports of other systems write them."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from gongkai.documents.dates import find_dates, parse_date

_COMPACT = re.compile(r"((?:19|20)\d{6})(?:\d{4}|\d{6})")  # 20210305093000
_ENGLISH = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(?:(?P<before>\d{1,2})\s+)?(?P<month>[A-Z][a-z]{2,8})\.?\s+(?:(?P<after>\d{1,2}),?\s+)?"
    r"(?P<year>\d{4})\b.*"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = re.compile(r"-?\d{9,10}|\d{12,13}")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})")
_MILLISECONDS = 11  # digits; seconds have at most ten until 2286
_CHINA = ZoneInfo("Asia/Shanghai")


def read_date(text: str) -> dt.date | None:
    """The day that a value states (2024-01-15 17:29:00, 2022年02月21日, 2018.10.23, 20240115, seconds or
    milliseconds since 1970, ISO with a zone: the day in China). None when it states none."""
    value = text.strip()
    if _EPOCH.fullmatch(value) and not re.fullmatch(r"(?:19|20)\d{6}", value):
        return _since_1970(int(value) / (1000 if len(value.lstrip("-")) >= _MILLISECONDS else 1))
    if _ISO.fullmatch(value):
        return _zoned(value)
    if compact := _COMPACT.fullmatch(value):
        value = compact[1]
    if day := parse_date(value) or _english(value):
        return day
    found = find_dates(value)
    return found[0].date if len(found) == 1 else None


def _since_1970(seconds: float) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, _CHINA).date()
    except (ValueError, OverflowError, OSError):
        return None


def _english(value: str) -> dt.date | None:
    """Mar 5, 2021 · 5 March 2021 · Fri Mar 05 2021 09:30:00 GMT+0800."""
    found = _ENGLISH.fullmatch(value)
    day = (found["before"] or found["after"]) if found else None
    if found is None or day is None or found["month"][:3] not in _MONTHS:
        return None
    try:
        return dt.date(int(found["year"]), _MONTHS.index(found["month"][:3]) + 1, int(day))
    except ValueError:
        return None


def _zoned(value: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(value).astimezone(_CHINA).date()
    except (ValueError, OverflowError):  # the first and last days of the calendar, in another zone
        return None
