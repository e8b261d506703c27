"""The annexes of a clean-up (清理结果): lists and tables of the documents repealed, lapsed or amended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from gongkai.documents.elements.kinds import document_type
from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation
from gongkai.information.relations.quoted import QUOTED, named
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_CLEANS_UP = re.compile(r"清理|废止|失效|停止执行|关于(?:公布)?.{0,12}(?:修改|修订|修正)")
_LINES = re.compile(r"\n|　　+")
_KEPT = r"继续有效|现行有效|保留|延长|延期|限期修改|继续执行|继续适用|拟"
_ACT = re.compile(rf"(?P<kept>{_KEPT})|(?P<repeals>废止|失效|停止执行)|(?P<amends>修改|修订|修正)")
_HEADING = re.compile(
    rf"^(?:附件|附表|附)?[：:\s\d一二三四五六七八九十.．、（）()]*[^，。；：《》]{{0,30}}?"
    rf"(?:废止|失效|停止执行|修改|修订|修正|{_KEPT})[^，。；《》]{{0,30}}?(?:目录|清单|名单|文件|规章|一览表|表)"
    r"[^，。；《》]{0,12}$"
)
_RESULT = re.compile(
    r"^(?:[\s，,、]|予以|宣布|决定|建议)*(?P<word>继续有效|保留|有效|废止|失效|停止执行|修改|修订)(?![的为])"
)
_RESULT_CELL = re.compile(
    r"(?:^|\s)(?:予以|宣布|决定)?(?P<word>继续有效|保留|有效|废止|失效|停止执行|修改|修订)(?=\s|$)"
)
_ITEM = re.compile(r"(?:^|(?<=[\s\u4e00-\u9fff）)]))[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,4})[）).．、]?\s*$")
_BARE_ITEM = re.compile(r"^[（(]?\d{1,4}[）).．、\s]\s*(?P<rest>[^《》]{4,})$")
_NUMBER_LINE = re.compile(r"^(?:发文字号|文号|发文号)[：:]\s*(?P<number>.{4,60})$")
_BRACKET = re.compile(r"^\s*[（(][^（）()]{0,60}[）)]")
_FAR = 4  # lines behind an item in which its 文号 may stand


@dataclass(frozen=True, slots=True)
class _Entry:
    number: str
    title: str
    behind: str


def in_annexes(title: str, text: str, effective_on: dt.date | None) -> Iterator[FoundRelation]:
    """What a clean-up's lists end or change: each row by its own result, else by the list's heading."""
    if not _CLEANS_UP.search(title):
        return
    lines = [line.strip() for line in _LINES.split(text)]
    act, heading = None, ""
    for place, line in enumerate(lines):
        if _HEADING.match(line):
            act, heading = _act(line), line
            continue
        for entry in _entries(line, lines[place + 1 : place + 1 + _FAR]):
            kind = _result(entry.behind, act)
            if kind:
                yield FoundRelation(
                    kind, entry.number, entry.title, line[:AS_WRITTEN], effective_on, (heading or line)[:200]
                )


def _act(words: str) -> RelationKind | None:
    """The one act that words state; None where they state several or that something stays."""
    acts = {match.lastgroup for match in _ACT.finditer(words)}
    if acts == {"repeals"}:
        return RelationKind.REPEALS
    return RelationKind.AMENDS if acts == {"amends"} else None


def _result(behind: str, act: RelationKind | None) -> RelationKind | None:
    stated = _RESULT.match(behind) or _RESULT_CELL.search(behind)
    return _act(stated["word"]) if stated else act


def _entries(line: str, following: list[str]) -> Iterator[_Entry]:
    """The documents that a line lists; not those that it names by the way (已由《…》代替)."""
    names = [match for match in QUOTED.finditer(line) if not match.start() or _ITEM.search(line[: match.start()])]
    for match, after in zip_longest(names, names[1:]):
        stretch = line[match.start() : after.start() if after else len(line)]
        number, title = next(named(stretch))
        behind = stretch[match.end() - match.start() :]
        if not number and (found := document_number.find(behind.split("《")[0])):
            number = str(found[0].number)
            behind = behind[found[0].end :]
        yield _Entry(number, title, _BRACKET.sub("", behind))
    if not names and (entry := _bare(line, following)):
        yield entry


def _bare(line: str, following: list[str]) -> _Entry | None:
    """An item that names a document without 《》, its 文号 in the row or a line of its own."""
    item = _BARE_ITEM.match(line)
    if item is None:
        return None
    rest = item["rest"]
    found = document_number.find(rest)
    if found:
        cells = rest[: found[0].start].rstrip("（( ").split()
        title = max(cells, key=len, default="")
        return _Entry(str(found[0].number), title, rest[found[0].end :].lstrip("）)"))
    title = rest.split()[0]
    if document_type(title) and len(title) > len(document_type(title)):
        return _Entry(_number_in(following), title, rest[len(title) :])
    return None


def _number_in(lines: list[str]) -> str:
    for line in lines:
        if _BARE_ITEM.match(line):
            break
        if stated := _NUMBER_LINE.match(line):
            return document_number.normalise(stated["number"]) or ""
    return ""
