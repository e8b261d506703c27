"""Days in the words of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.calendar import DayKind

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.calendar import Day

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def long_day(day: date) -> str:
    """2026年2月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def kind_words(day: Day) -> str:
    """What a day is: 调休上班日, 春节放假, 周末, 工作日; said to be unsettled where a notice may change it."""
    words = {
        DayKind.WORKING: "工作日",
        DayKind.ADJUSTED: "调休上班日",
        DayKind.WEEKEND: "周末",
        DayKind.HOLIDAY: f"{day.name}放假",
    }[day.kind]
    return f"{words}（暂定，放假安排尚待公布）" if day.provisional else words
