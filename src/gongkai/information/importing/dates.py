"""Dates as the exports of other systems write them."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from gongkai.documents.dates import find_dates, parse_date

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
    if day := parse_date(value):
        return day
    found = find_dates(value)
    return found[0].date if len(found) == 1 else None


def _since_1970(seconds: float) -> dt.date | None:
    try:
        return dt.datetime.fromtimestamp(seconds, _CHINA).date()
    except (ValueError, OverflowError, OSError):
        return None


def _zoned(value: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(value).astimezone(_CHINA).date()
    except (ValueError, OverflowError):  # the first and last days of the calendar, in another zone
        return None
