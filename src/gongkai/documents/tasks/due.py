"""Due phrases: the last day that 完成时限 allows (2017年11月 → 2017-11-30, 2021年底前 → 2021-12-31)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from gongkai.documents.dates import parse_date
from gongkai.law.identifiers.numerals import HAN, narrow, number

_HAN_NUMBER = re.compile(rf"[{HAN}元正]+(?=年(?![以之])|月|日(?!常)|季度)")
_DAY = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_MONTH = re.compile(r"(?<!\d)((?:19|20|21)\d\d)[-./](0?[1-9]|1[0-2])(?![\d月年])")
_PERIOD = re.compile(
    r"(?<!\d)(?:\d{1,3}|[半两几一二三四五六七八九十]+)个?(?:多)?(?:工作日|自然日|日|天|周|星期|个月|年)(?:之?内|以内)"
)
_PLAN = re.compile(r"[“\"']?(十[一二三四五六七八九]?)五[”\"']?(?:规划)?(?:期末|期间|时期|期内|末)")
_POINT = re.compile(
    r"(?:(?P<year>(?<!\d)(?:19|20|21)\d\d(?=年)|[今本当明次翌](?=年))年度?)?"
    r"(?:"
    r"(?P<month>(?<!\d)\d{1,2}|[本当下](?=月))月份?(?:(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|[底末初]))?"
    r"|第?(?P<quarter>[1-4]|本)季度"
    r"|(?P<half>[上下]半年)"
    r"|(?P<year_end>年底|年末|年终|年内|底|末|全年|(?<=年)[之以]?内)"
    r"|(?P<plain>(?<=年)|(?<=年度))"
    r")"
    r"(?P<tail>[底末])?(?P<open>(?:[之以]?后)?[起始]|开始)?",
)
_ONGOING = re.compile(
    r"持续|长期|常年|常态|全年|日常|随时|及时|适时|即时|立即|实时|经常|长效|不断|永久|每|逐[年月季周]|滚动|动态|按"
)
_QUARTER_MONTHS = 3
_PART_DAYS = {"上旬": 10, "中旬": 20, "初": 10}


@dataclass(frozen=True, slots=True)
class DueReading:
    """The last day that a due phrase allows, and what is uncertain about it ("" when nothing is)."""

    day: dt.date | None = None
    doubt: str = ""


@dataclass(slots=True)
class _Clock:
    """The year that yearless months belong to: the document's own until the phrase names one."""

    written_on: dt.date | None
    year: int | None = None

    def __post_init__(self) -> None:
        self.year = self.written_on.year if self.written_on else None

    def turn(self, word: str) -> None:
        if word.isdecimal():
            self.year = int(word)
        elif word in ("次", "翌") and self.year:
            self.year += 1
        elif word == "明" and self.written_on:
            self.year = self.written_on.year + 1


def read_due(text: str, written_on: dt.date | None = None) -> DueReading:
    """Give the last day that `text` allows; months without a year fall in the year of `written_on`.

    Open-ended phrases (持续推进, 每年) and periods counted from another event (印发后30个工作日内) have no
    day; the latter, like everything not understood, come back with a doubt in Chinese.
    """
    if day := parse_date(text):
        return DueReading(day)
    plain = _figures(text)
    if not plain or re.fullmatch(r"[-—–/\\无.。]+", plain):
        return DueReading()
    if "每" in plain or _PERIOD.search(plain):
        return DueReading(doubt="" if "每" in plain else f"“{text}”须从另一日期起算，未换算成日期")
    if plan := _PLAN.search(plain):
        return DueReading(dt.date(1955 + 5 * (number(plan[1]) or 0), 12, 31))
    return _latest(text, plain, written_on)


def looks_due(text: str) -> bool:
    """Whether a short text can stand in a due column."""
    plain = _figures(text)
    if not plain or len(plain) > 30:  # noqa: PLR2004 — longer ones are sentences
        return False
    start = re.match(rf"(?:到|至|于|自|力争|确保|在)?(?:{_ONGOING.pattern}|{_POINT.pattern})", plain)
    return bool(start or _PERIOD.search(plain) or _PLAN.search(plain))


def _figures(text: str) -> str:
    plain = re.sub(r"\s+", "", narrow(text))
    plain = _HAN_NUMBER.sub(lambda m: str(number(m[0].replace("正", "一")) or m[0]), plain)
    plain = _DAY.sub(r"\1年\2月\3日", plain)
    return _MONTH.sub(r"\1年\2月", plain)


def _latest(text: str, plain: str, written_on: dt.date | None) -> DueReading:
    points = [m for m in _POINT.finditer(plain) if m[0]]
    if not points:
        doubt = "" if _ONGOING.search(plain) else f"完成时限“{text}”未能认出日期"
        return DueReading(doubt=doubt)
    if _only_ongoing(plain, points):
        return DueReading()
    clock = _Clock(written_on)
    days, doubt = [], ""
    for at, point in enumerate(points):
        clock.turn(point["year"] or "")
        following = points[at + 1] if at + 1 < len(points) else None
        if point["open"] or _opens_range(point, following):
            continue
        day, odd = _day(point, clock)
        days += [day] if day else []
        doubt = doubt or odd
    if not days:
        return DueReading(doubt=doubt)
    return DueReading(max(days), doubt or _doubt(text, plain, days, written_on))


def _only_ongoing(plain: str, points: list[re.Match[str]]) -> bool:
    """Whether the only points in time are 全年 or a bare year, said of work without an end."""
    vague = all(p["year_end"] == "全年" or p["plain"] is not None for p in points)
    return vague and bool(re.search(r"持续|长期|常年|常态|日常", plain))


def _opens_range(point: re.Match[str], following: re.Match[str] | None) -> bool:
    return point["plain"] is not None and following is not None and following["year"] is None


def _day(point: re.Match[str], clock: _Clock) -> tuple[dt.date | None, str]:
    if clock.year is None:
        return None, f"“{point[0]}”没有年份，文件又没有成文日期，无法确定完成日"
    month = _month(point, clock)
    if not 1 <= month <= 12:  # noqa: PLR2004 — months of a year
        return None, f"“{point[0]}”中没有这样的月份"
    last = calendar.monthrange(clock.year, month)[1]
    day = int(point["day"]) if point["day"] else _PART_DAYS.get(point["part"] or "", last)
    if not 1 <= day <= last:
        return None, f"“{point[0]}”不是存在的日期"
    return dt.date(clock.year, month, day), ""


def _month(point: re.Match[str], clock: _Clock) -> int:
    if word := point["month"]:
        return int(word) if word.isdecimal() else _this_month(word, clock)
    if word := point["quarter"]:
        this = (_this_month("本", clock) - 1) // _QUARTER_MONTHS + 1
        return _QUARTER_MONTHS * (int(word) if word.isdecimal() else this)
    return 6 if point["half"] == "上半年" else 12


def _this_month(word: str, clock: _Clock) -> int:
    month = clock.written_on.month if clock.written_on else 12
    if word != "下":
        return month
    if month == 12 and clock.year:  # noqa: PLR2004 — 下月 in December
        clock.year += 1
    return month % 12 + 1


def _doubt(text: str, plain: str, days: list[dt.date], written_on: dt.date | None) -> str:
    if re.search(r"(?<!底)(?<!末)(?<!日)(?<!旬)(?<=[年月])[之以]?前", plain):
        return f"“{text}”未写明是否含当月（当年），按包含计"
    ranged = re.search(r"[-—–~～至到]", plain)
    if len(set(days)) > 1 and not ranged:
        return f"“{text}”含多个时间，取最后一个"
    if written_on and max(days) < written_on and not re.search(r"\d{4}年", plain):
        return f"“{text}”按成文年份推算，早于成文日期"
    return ""
