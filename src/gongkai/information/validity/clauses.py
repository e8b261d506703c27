"""What a document says of its own validity: 自X日起施行, 有效期五年, 有效期至X."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongkai.documents.dates import find_dates
from gongkai.law.identifiers.numerals import number

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = re.compile(
    r"自(?P<when>[^自，。；;\n《》]{2,24}?)(?:起|(?<=之日)|(?<=\d日))"
    r"(?:第?(?P<delay>\d{1,3}|[一二三四五六七八九十]{1,4})个?(?P<unit>日|天|月)(?:后|内)?)?"
    r"(?:正式|开始)?(?:施行|实施|执行|生效|实行|试行)"
)
_ISSUE = re.compile(r"(?:发布|印发|公布|颁布|下发|发文|签发)")
_PERIOD = re.compile(
    r"有效期(?:限)?(?:为|是|:|：)?(?:自[^，。；]{0,20}起)?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})年"
)
_UNTIL = re.compile(r"有效期(?:限)?(?:截止|截至|截止至|截止到|至|到|延长至|延至)+(?P<rest>[^。；\n]{0,24})")
_OWN = re.compile(
    r"本(?:办法|规定|细则|条例|规则|规范|意见|通知|通告|公告|决定|方案|制度|规程|准则|标准|措施|政策|暂行办法"
    r"|实施细则|实施办法|实施意见|若干措施|文件|指引|指南|法|解释|基准|预案)|《[^《》]+》"
)
_ARTICLE = re.compile(
    r"(?:^|[\n。；　 ])\s*(第[一二三四五六七八九十百零〇\d]{1,6}条|[一二三四五六七八九十]{1,3}、)"
)
_SAYS = re.compile(r"[起日][^。；;\n，]{0,6}(?:施行|实施|执行|生效|实行|试行)|有效期")
_OTHERS = re.compile(r"(?:许可证|证书|资格|协议|合同|营业执照|备案|登记证|批件|通行证|有效期(?:内|满|届满|限内))")
_MARKS = "。；;\n"
_LOOK_BACK = 30


@dataclass(frozen=True, slots=True)
class Clauses:
    """`effective_on` the first day in force; `lapses_on` the first day no longer in force; with their clauses."""

    effective_on: dt.date | None = None
    effective_clause: str = ""
    lapses_on: dt.date | None = None
    lapse_clause: str = ""

    def starting(self, day: dt.date) -> Clauses:
        """The same with a first day that the source states."""
        return self if day == self.effective_on else replace(self, effective_on=day, effective_clause="")


def read_clauses(text: str, *, issued_on: dt.date | None) -> Clauses:
    """Read the last such statements of a text, where documents have them.

    `issued_on` stands for 发布之日 and 印发之日; without it such a start stays unknown.
    """
    effective: tuple[dt.date, str] | None = None
    lapses: tuple[dt.date, str] | None = None
    for place, sentence in _sentences(text):
        start = _start(sentence, issued_on)
        if start:
            effective = start, _clause(text, place, sentence)
        end = _end(sentence, start or (effective[0] if effective else None) or issued_on)
        if end:
            lapses = end, _clause(text, place, sentence)
    if lapses and effective and lapses[0] <= effective[0]:
        lapses = None  # the period of something else
    return Clauses(*(effective or (None, "")), *(lapses or (None, "")))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences that may speak of validity, each once, with their places."""
    done = 0
    for found in _SAYS.finditer(text):
        if found.start() < done:
            continue
        begin = max(text.rfind(mark, done, found.start()) for mark in _MARKS) + 1
        ends = [end for mark in _MARKS if (end := text.find(mark, found.end())) >= 0]
        begin, done = max(begin, done), min(ends, default=len(text))
        yield begin, text[begin:done]


def _start(sentence: str, issued_on: dt.date | None) -> dt.date | None:
    match = _START.search(sentence)
    if match is None or not _speaks_of_itself(sentence, match.start()):
        return None
    dates = find_dates(match["when"])
    day = dates[0].date if dates else issued_on if _ISSUE.search(match["when"]) else None
    return _later(day, match["delay"], match["unit"]) if day else None


def _later(day: dt.date, delay: str | None, unit: str | None) -> dt.date:
    count = number(delay) if delay and unit else None
    if not count:
        return day
    return _add_months(day, count) if unit == "月" else day + dt.timedelta(days=count)


def _speaks_of_itself(sentence: str, place: int) -> bool:
    """本办法自…, or a sentence that begins with 自…; not what another body or licence does from that day."""
    before = sentence[max(0, place - _LOOK_BACK) : place]
    return not before.strip(" \u3000，") or bool(_OWN.search(sentence[:place])) or "现予" in before


def _end(sentence: str, start: dt.date | None) -> dt.date | None:
    if _OTHERS.search(sentence):
        return None
    until = _UNTIL.search(sentence)
    if until:
        dates = find_dates(until["rest"])
        last = dates[0].date if dates else None
        return last + dt.timedelta(days=1) if last else None
    period = _PERIOD.search(sentence)
    years = number(period["n"]) if period else None
    return _add_months(start, 12 * years) if years and start else None


def _add_months(day: dt.date, months: int) -> dt.date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 27, -1):
        try:
            return dt.date(year, month, last)
        except ValueError:
            continue
    return dt.date(year, month, day.day)


def _clause(text: str, start: int, sentence: str) -> str:
    """The number of the article in which the sentence stands, then the sentence."""
    numbers = _ARTICLE.findall(text[max(0, start - 400) : start + len(sentence)])
    article = numbers[-1].rstrip("、") if numbers else ""
    said = sentence.strip()
    return (said if not article or said.startswith(article) else f"{article} {said}")[:200]
