"""A typed limit in plain words, so that a person can see what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.catalog.limits import LimitKind, Rhythm
from gongkai.catalog.spans import divides
from gongkai.law.rulebook import Bound, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.catalog.limits import Limit

_UNDATED = "（未写明自何时起，不能推算日期）"
_DAYS = "一二三四五六日"
_NEXT = {Rhythm.MONTHLY: "次月", Rhythm.QUARTERLY: "下一季度", Rhythm.HALF_YEARLY: "下一个半年"}


def limit_words(limit: Limit) -> str:
    """其中行政许可：自作出行政决定起，7个工作日内公开."""
    condition = f"{limit.condition}：" if limit.condition else ""
    start = f"自{limit.start_text}起，" if limit.start_text and limit.kind is not LimitKind.AHEAD else ""
    return f"{condition}{start}{_said(limit)}"


def _said(limit: Limit) -> str:
    write = _WRITERS.get(limit.kind)
    return write(limit) if write else limit.kind.label


def _ahead(limit: Limit) -> str:
    return f"{limit.start_text or '事项发生'}前{limit.amount}公开"


def _lasts(limit: Limit) -> str:
    return f"{limit.what or '公示'}{'不少于' if limit.bound is Bound.LEAST else ''}{limit.amount}"


def _rhythm(limit: Limit) -> str:
    rhythm = limit.rhythm or Rhythm.YEARLY
    name = rhythm.label if limit.every == 1 else f"每{limit.every}{rhythm.label.removeprefix('每')}"
    if limit.value is not None:
        return f"{name}，{'开始' if limit.opening else '期满'}后{limit.amount}内公开"
    if rhythm is Rhythm.DAILY and limit.unit is Unit.WORKING_DAY:
        return "每个工作日公开"
    if rhythm is Rhythm.WEEKLY and limit.due_day:
        return f"每周{_DAYS[limit.due_day - 1]}公开"
    if limit.due_day is None and limit.due_month is None:
        often = f"{limit.times}次" if limit.times > 1 else ""
        return f"{name}公开{often}{_UNDATED if limit.every > 1 and not divides(limit) else ''}"
    month = f"第{limit.due_month}个月" if limit.due_month else ""
    day = f"{limit.due_day}日" if limit.due_day else "末"
    if limit.following:
        return f"{_NEXT.get(rhythm, f'{name}，下一期')}{month}{day}前公开"
    return f"{name}，{month}{day}前公开"


def _month_day(limit: Limit) -> str:
    return f"{limit.due_month}月{f'{limit.due_day}日' if limit.due_day else '底'}"


_WRITERS: dict[LimitKind, Callable[[Limit], str]] = {
    LimitKind.WITHIN: lambda limit: f"{limit.amount}内公开",
    LimitKind.AHEAD: _ahead,
    LimitKind.LASTS: _lasts,
    LimitKind.PERIODIC: _rhythm,
    LimitKind.YEARLY_DATE: lambda limit: f"{'次年' if limit.following else '每年'}{_month_day(limit)}前公开",
    LimitKind.ONCE: lambda limit: f"{limit.year}年{_month_day(limit)}前公开",
    LimitKind.EXTENSION: lambda limit: f"可以延长{limit.amount}",
}
