"""The tools of the law, as tabs of each other."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

TOOLS = (
    ("law-deadline", "答复期限", "申请政府信息公开，最迟哪一天答复"),
    ("law-fee", "信息处理费", "按件或者按页，要交多少钱"),
    ("law-days", "工作日加减", "从某一天起数若干个工作日"),
    ("law-rules", "规则库", "期限、限额、清单及其出处"),
    ("law-calendars", "工作日历", "每年的放假和调休安排"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tool: its words, what it is for, its address."""

    label: str
    note: str
    url: str
    current: bool = False
    count: int | None = None


def tabs(current: str = "") -> list[Tab]:
    """All tools, the current one marked."""
    return [Tab(label, note, reverse(f"portal:{name}"), name == current) for name, label, note in TOOLS]
