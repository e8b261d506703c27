"""Repeals in the text: 《…》同时废止, 废止《…》."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.dates import find_dates
from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation
from gongkai.information.relations.quoted import masked, named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_WORDS = ("废止", "停止执行", "失效")
_SENTENCE = re.compile(r"[^。；;\n]+")
_ENDS = re.compile(
    r"(?:废止|停止执行|(?:宣布|自行|自动|同时|即行)失效)(?!的|前|后|程序|情形|或|、|情况|建议|清单|目录)"
)
# In a table of results that was flattened into a line: 《甲》（…号）保留 2《乙》（…号）废止.
_KEPT = re.compile(r"》(?:\s*[（(][^（）()]*[）)])?\s*(?:保留|继续有效|有效|修改|修订)(?![的为后])")
_DENIED = re.compile(
    r"(?:未|不予|不再|没有|是否|尚未|不得|应当|可以|可|如需|需要|修改或者?|修订或者?|修改、|已经?|已被)(?:明令|宣布)?$"
)
_TOLD = re.compile(r"要求|规定|提出|明确")  # 《…》，要求各地停止执行 …: what that document said
_ARTICLE = re.compile(r"(第[一二三四五六七八九十百零〇\d]{1,6}条|[一二三四五六七八九十]{1,3}、)")
_FARTHEST = 60  # characters between the last name and its end: （…号）自本办法施行之日起同时
_LOOK_BACK = 300


def in_text(text: str, effective_on: dt.date | None) -> Iterator[FoundRelation]:
    """The documents that this one brings to an end. 同时 means the day on which this one begins."""
    if not any(word in text for word in _WORDS):
        return
    for match in _SENTENCE.finditer(text):
        if "《" not in match.group() or not any(word in match.group() for word in _WORDS):
            continue
        clause = _clause(text, match.start(), match.end())
        for stretch, gap in _stretches(match.group()):
            day = _day(gap) or effective_on
            for number, title in named(stretch):
                said = match.group().strip()[:AS_WRITTEN]
                yield FoundRelation(RelationKind.REPEALS, number, title, said, day, clause)


def _stretches(sentence: str) -> Iterator[tuple[str, str]]:
    """What a sentence brings to an end: (the names, the words between them and the end)."""
    plain = masked(sentence)
    since = 0
    for end in _ENDS.finditer(plain):
        for kept in _KEPT.finditer(plain, since, end.start()):
            since = kept.end()
        before = plain[since : end.start()]
        last = before.rfind("》")
        gap = before[last + 1 :] if last >= 0 else before
        behind = re.match(r"[：:\s]*(?:以下|下列|原)?[^，。《]{0,12}(?=《)", plain[end.end() :])
        if _DENIED.search(before) or _TOLD.search(gap):
            pass
        elif last >= 0 and len(gap) <= _FARTHEST:
            yield sentence[since : since + last + 1] + gap, gap
        elif behind:
            yield sentence[end.end() :], before
        since = end.end()


def _day(gap: str) -> dt.date | None:
    dates = find_dates(gap) if "起" in gap else []
    return dates[-1].date if dates else None


def _clause(text: str, start: int, end: int) -> str:
    """The article in which the sentence stands; else the sentence."""
    numbers = _ARTICLE.findall(text[max(0, start - _LOOK_BACK) : min(start + 12, end)])
    return numbers[-1].rstrip("、") if numbers else text[start:end].strip()[:200]
