"""What every notice must hold, wherever it came from."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gongkai.law.notices.errors import InvalidNoticeError

if TYPE_CHECKING:
    from gongkai.law.notices.model import Notice, StatedDay

# A calendar counts every day from the first to the last year that it is told of: a slip must not make that vast.
_YEARS = range(1950, 2200)
_DECEMBER = 12
# Off in every year since there are such notices: a year's plan without them is cut short or not a plan.
_ALWAYS_OFF = ((1, 1), (5, 1), (10, 1))


def check(notice: Notice) -> None:
    """Raise InvalidNoticeError at the first thing that does not hold."""
    where = f"通知 {notice.id}" if notice.id else "通知"
    _check_head(notice, where)
    if not notice.days:
        raise InvalidNoticeError("没有写任何放假或上班的日期（尚未公布的年份不要导入）", where=where, field="days")
    for stated in notice.days:
        _check_day(stated, notice, where)
    _check_once(notice, where)
    if notice.kind == "year":
        _check_plan(notice, where)


def is_day(value: object) -> bool:
    """Whether a value is a date and nothing finer."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _check_head(notice: Notice, where: str) -> None:
    for field in ("id", "title"):
        if not str(getattr(notice, field)).strip():
            raise InvalidNoticeError("不能为空", where=where, field=field)
    if notice.year not in _YEARS:
        raise InvalidNoticeError(f"{notice.year} 不是可用的年份，应为四位公元年", where=where, field="year")
    if not is_day(notice.known_on):
        raise InvalidNoticeError("应为公布日期，如 2025-11-04", where=where, field="known_on")
    if notice.url and not notice.url.startswith(("http://", "https://")):
        raise InvalidNoticeError("应为 http:// 或 https:// 开头的网址", where=where, field="url")
    if notice.place and notice.kind != "change":
        message = '限于一地的通知只能是临时调整（kind = "change"），全年安排由国务院办公厅公布'
        raise InvalidNoticeError(message, where=where, field="place")


def _check_day(stated: StatedDay, notice: Notice, where: str) -> None:
    day = stated.date
    if not is_day(day):
        raise InvalidNoticeError(f"{day!r} 不是日期，应如 {notice.year}-10-01", where=where, field="days")
    if day.year not in _YEARS or not _belongs(day, notice):
        message = f"{day} 不属于 {notice.year} 年，只能是当年的日期或上一年 12 月的日期"
        raise InvalidNoticeError(message, where=where, field="days")
    if not stated.name.strip():
        raise InvalidNoticeError(f"{day} 没有节日名称，如 春节", where=where, field="name")


def _belongs(day: date, notice: Notice) -> bool:
    if notice.kind == "statute":
        return day.year >= notice.year
    return day.year == notice.year or (day.year == notice.year - 1 and day.month == _DECEMBER)


def _check_once(notice: Notice, where: str) -> None:
    seen: dict[date, StatedDay] = {}
    for stated in notice.days:
        other = seen.setdefault(stated.date, stated)
        if other is stated:
            continue
        what = "写了两次" if other.off == stated.off else "既写放假又写上班"
        raise InvalidNoticeError(f"{stated.date} {what}，只能写一次", where=where, field="days")


def _check_plan(notice: Notice, where: str) -> None:
    if notice.known_on.year not in {notice.year - 1, notice.year}:
        message = f"{notice.known_on} 不像 {notice.year} 年安排的公布日期，应在上一年或当年"
        raise InvalidNoticeError(message, where=where, field="known_on")
    off = {(stated.date.month, stated.date.day) for stated in notice.days if stated.off}
    missing = [f"{month}月{day}日" for month, day in _ALWAYS_OFF if (month, day) not in off]
    if missing:
        message = f"全年安排缺少 {'、'.join(missing)} 放假，文件可能不完整；只改几天的通知应为临时调整"
        raise InvalidNoticeError(message, where=where, field="days")
