"""A due date in words: 还剩3天, 今天到期, 已逾期2天. The word says it; colour only repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    import datetime as dt

SOON_DAYS = 7  # from here on the desk warns


@dataclass(frozen=True, slots=True)
class Clock:
    """How a due date stands: its words in Chinese and the look that goes with them."""

    due: dt.date
    words: str
    tone: str


def read(due: dt.date, *, done: dt.date | None = None, ended: bool = False, today: dt.date | None = None) -> Clock:
    """How `due` stands today. `done`: the day on which it was met; `ended`: it no longer runs."""
    if done:
        late = (done - due).days
        return Clock(due, f"已完成，超期{late}天" if late > 0 else "已按期完成", "late" if late > 0 else "done")
    if ended:
        return Clock(due, "", "")
    left = (due - (today or timezone.localdate())).days
    if left < 0:
        return Clock(due, f"已逾期{-left}天", "late")
    words = "今天到期" if left == 0 else f"还剩{left}天"
    return Clock(due, words, "soon" if left <= SOON_DAYS else "")
