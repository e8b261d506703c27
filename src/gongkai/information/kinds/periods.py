"""Weeks, months, quarters and years: how they are kept, read, said and counted."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import Any

from gongkai.information.kinds.field import DataType

_WEEK = re.compile(r"(\d{4})\s*(?:-?W|年?\s*第?\s*)(\d{1,2})\s*周?", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-./])\s*(\d{1,2})\s*月?(?:份)?|(\d{4})(\d{2})")
_QUARTER = re.compile(r"(\d{4})\s*(?:年|[-./])?\s*(?:Q|第)?\s*([1-4一二三四])\s*(?:季度?)?", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})\s*(?:年度?)?")
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4}
EARLIEST, LATEST = 1949, 2200


def read(kind: DataType, text: str) -> str | int | None:
    """A period in words as it is kept (2026-W12, 2026-03, 2026-Q1; a year as a number); None if it is none."""
    reader = {
        DataType.WEEK: _week,
        DataType.MONTH: _month,
        DataType.QUARTER: _quarter,
        DataType.YEAR: _year,
    }[kind]
    found = reader(text.strip())
    day = first_day(kind, found)
    return found if day and EARLIEST <= day.year < LATEST else None


def of_day(kind: DataType, day: dt.date) -> str | int:
    """The period that a day falls into."""
    if kind is DataType.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if kind is DataType.MONTH:
        return f"{day:%Y-%m}"
    if kind is DataType.QUARTER:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.year if kind is DataType.YEAR else day.isoformat()


def first_day(kind: DataType, value: Any) -> dt.date | None:
    """The first day of a kept period, by which periods are ordered; None for what is none."""
    text = str(value)
    with suppress(ValueError, IndexError):
        if kind is DataType.WEEK:
            return dt.date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
        if kind is DataType.MONTH:
            return dt.date(int(text[:4]), int(text[5:]), 1)
        if kind is DataType.QUARTER:
            return dt.date(int(text[:4]), int(text[6:]) * 3 - 2, 1)
        return dt.date(int(text), 1, 1) if kind is DataType.YEAR else dt.date.fromisoformat(text)
    return None


def following(kind: DataType, value: str | int) -> str | int:
    """The period after a kept one."""
    day = first_day(kind, value)
    assert day
    steps = {DataType.WEEK: 7, DataType.MONTH: 31, DataType.QUARTER: 92, DataType.YEAR: 366}
    return of_day(kind, day + dt.timedelta(days=steps.get(kind, 1)))


def year_before(kind: DataType, value: str | int) -> str | int | None:
    """The same period of the year before; None for a week or day that it did not have."""
    if kind is DataType.YEAR:
        return int(value) - 1
    text = f"{int(str(value)[:4]) - 1}{str(value)[4:]}"
    return text if first_day(kind, text) else None


def say(kind: DataType, value: Any) -> str:
    """2026年第12周（3月16日至3月22日） · 2026年3月 · 2026年第1季度 · 2026年."""
    day = first_day(kind, value)
    if day is None:
        return str(value)
    if kind is DataType.WEEK:
        last = day + dt.timedelta(days=6)
        return f"{str(value)[:4]}年第{int(str(value)[6:])}周（{_short(day)}至{_short(last)}）"
    if kind is DataType.MONTH:
        return f"{day.year}年{day.month}月"
    if kind is DataType.QUARTER:
        return f"{day.year}年第{(day.month + 2) // 3}季度"
    return f"{day.year}年" if kind is DataType.YEAR else day.isoformat()


def _short(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _week(text: str) -> str | None:
    found = _WEEK.fullmatch(text)
    return f"{found[1]}-W{int(found[2]):02d}" if found else None


def _month(text: str) -> str | None:
    found = _MONTH.fullmatch(text)
    return f"{found[1] or found[3]}-{int(found[2] or found[4]):02d}" if found else None


def _quarter(text: str) -> str | None:
    found = _QUARTER.fullmatch(text)
    return f"{found[1]}-Q{_HAN.get(found[2]) or found[2]}" if found else None


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None
