"""What comes round: 每月10日前, 每季度结束后15日内, 每年3月底前, 次年1月31日前, 每周五, 年底前."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any

from gongkai.catalog.limits.folding import NUMBER, number
from gongkai.catalog.limits.model import Limit, LimitKind, Rhythm
from gongkai.catalog.limits.quantities import LENGTH, length
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from re import Match

_RHYTHMS = {
    "日": Rhythm.DAILY, "天": Rhythm.DAILY, "工作日": Rhythm.DAILY, "周": Rhythm.WEEKLY, "星期": Rhythm.WEEKLY,
    "月": Rhythm.MONTHLY, "季": Rhythm.QUARTERLY, "半年": Rhythm.HALF_YEARLY, "年": Rhythm.YEARLY,
    "学期": Rhythm.TERM, "学年": Rhythm.SCHOOL_YEAR, "旬": Rhythm.TEN_DAYS, "半月": Rhythm.HALF_MONTHLY,
    "半个月": Rhythm.HALF_MONTHLY, "双周": Rhythm.WEEKLY, "隔周": Rhythm.WEEKLY,
}  # fmt: skip
_SPAN = r"(?P<span>工作日|日|天|周|星期|旬|半个?月|半年度?|月度?|季度?|学期|学年|年度?)"
_EACH = rf"每一?个?(?:(?P<every>{NUMBER})个?)?(?:自然|日历)?{_SPAN}"
_ACTS = r"(?:公开|公布|更新|发布|公示|定期|集中|通报|组织)*"
_TIMES = rf"(?:{_ACTS}(?:至少|不少于|不得少于|不低于)?{_ACTS}(?P<times>{NUMBER})次(?:以上)?)?"
_OVER = r"(?:结束|终了|终结|过|期满|截止)"
_PART = rf"(?:(?P<d>{NUMBER})[日号]|(?P<part>底|末|上旬|中旬|下旬))"
_HOUR = r"(?:(?:上午|下午|早上|晚上)?(?:\d{1,2}[时点](?:整|半)?(?:之?前)?)?)"
_BY = r"(?:之前|以前|前(?!后)|内|中)?"
_YEARS = r"(?:每年度?|次年度?|下一?年度?|翌年|第二年|当年度?|本年度?|每个年度|年度)的?"
_PARTS = {"上旬": 10, "中旬": 20, "下旬": 0, "底": 0, "末": 0}
_WEEK = "一二三四五六日天"
_NEXT = ("次年", "次月", "下", "翌年", "第二年")
_LEAP, _MONTHS, _MOST_DAYS = 2024, 12, 31
_MONTH = rf"{NUMBER}月份?(?:{NUMBER}[日号]|底|末|上旬|中旬|下旬)?"

_TO_COME = LENGTH.replace("?P<", "?P<e_")
_ENDS = LENGTH.replace("?P<", "?P<o_")
_BEGUN = r"(?:开学|开始|开班|开课|首日|伊始)(?:之日起|之后|以后|后|起)?的?"
OPENING = re.compile(
    rf"每?个?(?P<span>学期|学年){_BEGUN}{LENGTH}(?:以内|之内|内)|"
    rf"每个?(?:(?P<early>旬|月度?|季度?|半年度?|学期|年度?)(?:首月)?(?:的?前|初的?前|初的?(?=[^，；。前]{{2,8}}内))|(?P<nth>月)的?第)"
    rf"{LENGTH.replace('?P<', '?P<f_')}(?:以内|之内|内|之前|以前|前)?"
)
ENDING = re.compile(
    r"(?:每个?|(?<![0-9一二三四五六七八九十两上下本]))(?P<span>学期|学年|年度|季度|半年度?)(?:结束|终了|期末)(?:之前|以前|前)|"
    r"(?<![\d一二三四五六七八九十上下本当次每])(?P<bare>旬|月|季度?|学期|学年)[末底](?:之前|以前|前)?(?=$|公开|公布|公示|更新|发布)"
)
MONTH_AFTER = re.compile(
    rf"每?个?(?P<span>季度?|半年度?)(?:(?:{_OVER}|末)?的?后?的?(?:次|下一?个?)月|"
    rf"(?:{_OVER}|末)?(?:之后|以后|后)的?(?:首个?|第[一1]个)月)的?份?{_PART}?{_BY}"
)
A_TIME = re.compile(
    r"(?P<times>\d{1,2})次/(?:每)?(?P<span>年|半年|季度?|月|周|学期|学年)|每?(?P<other>年|半年|季度?|月|周|学期)/次"
)
AFTER_EACH = re.compile(
    rf"(?:{_EACH}|(?<![0-9一二三四五六七八九十两])(?:上一?个?|本|该)?(?:自然|日历)?(?P<bare>旬|半月|月度?|季度?|半年度?|年度|学期|学年))"
    rf"(?:(?:{_OVER}(?:后|之日起|之后|以后|起)|后|末后)的?{LENGTH}(?:以内|之内|内)?|{_OVER}{_ENDS}(?:以内|之内|内)|"
    rf"[末底]后?的?{_TO_COME}(?:以内|之内|内))"
)
DAYS = re.compile(
    rf"每个?月的?(?P<list>{NUMBER}[日号](?:[、和及与]{NUMBER}[日号])+)|"
    r"每(?:周|星期)(?P<week>[一二三四五六日天](?:[、和及与](?:每?周|星期)?[一二三四五六日天])+)"
)
DAY_OF_MONTH = re.compile(
    rf"(?:(?:每个?月|(?P<next>(?:次|下)一?个?月)|当月)(?:的|份|初)?(?:(?P<d>{NUMBER})[日号]|"
    rf"(?P<part>上旬|中旬|下旬))|(?P<over>(?:次|下)一?个?月|当月)月?(?P<end>底|末)){_BY}"
)
DAY_OF_QUARTER = re.compile(
    rf"(?P<next>下|次)?(?:每|一)?个?季度?的?(?:首月|首个月|(?P<last>末月|最后一个?月)|"
    rf"第?(?P<m>[一二三1-3])个?月)的?(?:份)?{_PART}?{_BY}"
)
WEEKDAY = re.compile(rf"[每逢](?:周|星期)(?P<w>[一二三四五六日天](?!次)){_BY}{_HOUR}")
SPANS = re.compile(
    r"(?:按|逐|每)?(?:月度?|季度?|半年度?|年度?|周)(?:[、和及与](?:按|每)?(?:月度?|季度?|半年度?|年度?|周))+"
    r"(?=公开|公布|发布|更新|公示|定期|$)"
)
EACH = re.compile(
    rf"(?:{_EACH}|(?:按|逐|分)(?P<by>日|周|旬|月|季|半年|年|学期|学年)(?!度?(?:计划|预算|工作|"
    rf"份))度?){_TIMES}(?:末|底)?{_BY}"
    rf"{_HOUR}"
)
ONCE_A = re.compile(
    rf"[一1]?(?:个)?(?P<span>半个?月|半年|月|季度?|周|学期|学年|年)(?:度)?{_ACTS}[一1](?:次|公开|公示|公布|更新|报|通报)|"
    rf"(?P<every>{NUMBER})个?(?P<long>月|季度|周|年)(?:{_ACTS})[一1]次|"
    rf"(?:[一1]个?|(?<![0-9一二三四五六七八九十两每])(?=半年))(?P<often>年|半年|季度?|月|学期|学年){_ACTS}(?:至少|不少于|不得少于|不低于)?{_ACTS}(?P<times>{NUMBER})次(?:以上)?"
)
NAMED = re.compile(
    r"(?<![上一本下全])(?:(?P<span>月度|季度|半年度|年度|半年)(?=公开|公布|发布|更新|$)|(?:(?<=、)|^)(?P<report>[周旬月季年])报)|"
    r"(?P<double>双周|隔周)"
)
MONTHS = re.compile(rf"每年(?:度)?的?(?P<list>{_MONTH}(?:[、和及与]{_MONTH})+)(?:各[一1]次)?{_BY}")
DAY_OF_YEAR = re.compile(
    rf"(?P<years>{_YEARS})?(?:{NUMBER}月{NUMBER}[日号][-至到])?(?P<m>{NUMBER})月(?:份)?{_PART}{_BY}|"
    rf"(?P<each>{_YEARS})(?:{NUMBER}月?份?[-至到])?(?P<only>{NUMBER})月(?:份)?{_BY}(?!个)"
)
QUARTER_OF_YEAR = re.compile(
    rf"(?P<years>{_YEARS})?(?:第(?P<q>[一二三四1-4])|(?<=年)(?P<of>[一二三四1-4]))个?季度(?:结束|末|底)?{_BY}"
)
HALF_BY = re.compile(
    rf"(?P<half>[上下])半年度?(?:的|数据|情况|信息|结果|应当?|于|在)*(?:次年|当年)?(?P<m>{NUMBER})月(?:份)?{_PART}{_BY}"
)
HALF_OF_YEAR = re.compile(rf"(?:每年|当年)?的?(?P<half>[上下])半年(?:结束|末|底)?{_BY}")
YEAR_END = re.compile(rf"(?P<years>{_YEARS})?(?:年底|年末|岁末|年终|底(?=前))(?:之前|以前|前)?")
FULL_DATE = re.compile(
    rf"(?P<year>20\d\d)年(?:度)?(?:(?P<m>{NUMBER})月份?{_PART}?|(?P<end>底|末|内))(?:之前|以前|前|内)?"
)


def after_each(match: Match[str]) -> list[Limit]:
    prefix = next((each for each in ("e_", "o_") if match[f"{each}n"] or match[f"{each}half"]), "")
    return [_periodic(match, match["span"] or match["bare"], every=match["every"], **length(match, prefix))]


def opening(match: Match[str]) -> list[Limit]:
    """So long after the period has begun; 第3个工作日 is the third of it."""
    if match["span"]:
        return [_periodic(match, match["span"], opening=True, what="开学", **length(match))]
    return [_periodic(match, match["early"] or match["nth"], opening=True, **length(match, "f_"))]


def month_after(match: Match[str]) -> list[Limit]:
    """每季度结束后的次月15日前: a day of the next period's first month."""
    day = _day(match["d"], 1) if match["d"] else _PARTS.get(match["part"] or "", 0)
    return [_periodic(match, match["span"], due_month=1, due_day=day, following=True)]


def ending(match: Match[str]) -> list[Limit]:
    return [_periodic(match, match["span"] or match["bare"])]


def a_time(match: Match[str]) -> list[Limit]:
    """2次/年, 年/次."""
    times = number(match["times"]) if match["times"] else 1
    return [_periodic(match, match["span"] or match["other"], times=times)]


def half_by(match: Match[str]) -> list[Limit]:
    """上半年的于7月底前: the day counts, the half-year is what it is about."""
    month = number(match["m"])
    day = _day(match["d"], month) if match["d"] else _PARTS[match["part"]]
    return [_yearly(match[0], month, day, following=match["half"] == "下" and month <= _MONTHS // 2)]


def days(match: Match[str]) -> list[Limit]:
    if match["list"]:
        found = re.findall(rf"({NUMBER})[日号]", match["list"])
        return [_periodic(match, "月", due_day=_day(day, 1)) for day in found]
    return [_periodic(match, "周", due_day=_weekday(day)) for day in match["week"] if day in _WEEK]


def day_of_month(match: Match[str]) -> list[Limit]:
    day = _day(match["d"], 1) if match["d"] else _PARTS[match["part"] or match["end"]]
    return [_periodic(match, "月", due_day=day, following=bool(match["next"]) or _is_next(match["over"]))]


def day_of_quarter(match: Match[str]) -> list[Limit]:
    month = 3 if match["last"] else number(match["m"] or "1")
    day = _day(match["d"], 1) if match["d"] else _PARTS.get(match["part"] or "", 0)
    return [_periodic(match, "季", due_month=month, due_day=day, following=bool(match["next"]))]


def weekday(match: Match[str]) -> list[Limit]:
    return [_periodic(match, "周", due_day=_weekday(match["w"]))]


def spans(match: Match[str]) -> list[Limit]:
    """按月、季、年: several rhythms at once."""
    found = re.findall(r"半年|月|季|年|周", match[0])
    return [_periodic(match, span) for span in found]


def each(match: Match[str]) -> list[Limit]:
    times = number(match["times"]) if match["times"] else 1
    span = match["span"] or match["by"]
    unit = Unit.WORKING_DAY if span == "工作日" else None
    return [_periodic(match, span, every=match["every"], times=times, unit=unit)]


def once_a(match: Match[str]) -> list[Limit]:
    times = number(match["times"]) if match["times"] else 1
    return [_periodic(match, match["span"] or match["long"] or match["often"], every=match["every"], times=times)]


def named(match: Match[str]) -> list[Limit]:
    every = "2" if match["double"] else None
    return [_periodic(match, match["span"] or match["report"] or match["double"], every=every)]


def months(match: Match[str]) -> list[Limit]:
    found = re.findall(rf"({NUMBER})月份?(?:({NUMBER})[日号]|(底|末|上旬|中旬|下旬))?", match["list"])
    return [
        _yearly(match[0], number(month), _day(day, number(month)) if day else _PARTS.get(part, 0))
        for month, day, part in found
    ]


def day_of_year(match: Match[str]) -> list[Limit]:
    month = number(match["m"] or match["only"])
    day = _day(match["d"], month) if match["d"] else _PARTS.get(match["part"] or "", 0)
    return [_yearly(match[0], month, day, following=_is_next(match["years"] or match["each"]))]


def quarter_of_year(match: Match[str]) -> list[Limit]:
    return [_yearly(match[0], 3 * number(match["q"] or match["of"]), 0, following=_is_next(match["years"]))]


def half_of_year(match: Match[str]) -> list[Limit]:
    return [_yearly(match[0], 6 if match["half"] == "上" else _MONTHS, 0)]


def year_end(match: Match[str]) -> list[Limit]:
    return [_yearly(match[0], _MONTHS, 0, following=_is_next(match["years"]))]


def full_date(match: Match[str]) -> list[Limit]:
    month = number(match["m"]) if match["m"] else _MONTHS
    day = _day(match["d"], month) if match["d"] else _PARTS.get(match["part"] or "", 0)
    _check_month(month)
    return [Limit(LimitKind.ONCE, match[0], year=int(match["year"]), due_month=month, due_day=day)]


def _periodic(match: Match[str], span: str, *, every: str | None = None, **more: Any) -> Limit:
    """A rhythm; each twelve months is each year, but each third year has no first one: it is kept as `every`."""
    rhythm = _RHYTHMS[span if span in _RHYTHMS else span.removesuffix("度")]
    return Limit(LimitKind.PERIODIC, match[0], rhythm=rhythm, every=number(every) if every else 1, **more)


def _yearly(text: str, month: int, day: int, *, following: bool = False) -> Limit:
    _check_month(month)
    return Limit(LimitKind.YEARLY_DATE, text, due_month=month, due_day=day, following=following)


def _weekday(written: str) -> int:
    """Monday is 1; 天 and 日 are Sunday."""
    return min(_WEEK.index(written) + 1, 7)


def _day(written: str, month: int) -> int:
    """A day of a month, checked; the 29th of February is one. Raises ValueError."""
    day = number(written)
    _check_month(month)
    if not 1 <= day <= monthrange(_LEAP, month)[1]:
        raise ValueError(written)
    return day


def _check_month(month: int) -> None:
    if not 1 <= month <= _MONTHS:
        raise ValueError(str(month))


def _is_next(years: str | None) -> bool:
    return bool(years) and str(years).startswith(_NEXT)
