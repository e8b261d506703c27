"""Other documents named in a text: 《title》（文号）, 《title》 alone, a 文号 alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gongkai.documents.elements.kinds import document_type
from gongkai.documents.model import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.identifiers.document_number import NumberMatch

_LONGEST_TITLE = 200
_LONGEST_BRACKET = 120
_EDGE = re.compile("[《》]")
_SHORT_NAME = re.compile(r"(?:以下|下)?简?称[：:为]?\s*[《“]([^《》“”]{1,40})[》”]")
_FORMS = re.compile(
    r"(?:申请|登记|报名|统计|汇总|评分|审批|推荐|明细|信息|情况|反馈|调查|备案|承诺|申报)(?:表|书)$|证书?$|执照$|台账$"
)
_NEVER = frozenset(
    (
        "图",
        "表",
        "安排",
        "分工",
        "要求",
        "说明",
        "体系",
        "政策",
        "举措",
        "解读",
        "台账",
        "总结",
        "名单",
        "建议",
        "函",
    )
)
_SHORTEST = 3


def _line(text: str) -> str:
    return text.replace("\n", "")


class _Named(NamedTuple):
    title: str
    start: int
    end: int


def find_citations(text: str, numbers: list[NumberMatch], own_title: str, own_keys: set[str]) -> list[Citation]:
    """Collect what `text` cites, in order of appearance, each once; its own number and title left out."""
    by_start = {match.start: match for match in numbers}
    starts = sorted(by_start)
    paired: set[int] = set()
    found: list[tuple[int, Citation]] = []
    short = {match[1] for match in _SHORT_NAME.finditer(text)}
    by_end = {match.end: match for match in numbers}
    for name in _names(text):
        number, end = _number_behind(text, name.end, by_start)
        if number is None and (before := by_end.get(name.start)):  # 某发〔2005〕3号《某办法》
            paired.add(before.start)
            found.append(
                (before.start, Citation(str(before.number), name.title, _line(text[before.start : name.end])))
            )
        elif number:
            paired.add(number.start)
            found.append((name.start, Citation(str(number.number), name.title, _line(text[name.start : end]))))
        elif _is_document(name.title) and name.title not in short:
            found.append((name.start, Citation("", name.title, _line(text[name.start : name.end]))))
    for start in starts:
        if start not in paired:
            match = by_start[start]
            found.append((start, Citation(str(match.number), "", match.text)))
    found.sort(key=lambda pair: pair[0])
    keys = {match.start: match.number.key() for match in numbers}
    by_text = {str(by_start[s].number): keys[s] for s in starts}
    return list(_each_once([citation for _, citation in found], own_title, own_keys, by_text))


def unclosed(text: str) -> list[int]:
    """Find every 《 that is never closed: the places."""
    open_at: list[int] = []
    for edge in _EDGE.finditer(text):
        if edge.group() == "《":
            open_at.append(edge.start())
        elif open_at:
            open_at.pop()
    return open_at


def _names(text: str) -> Iterator[_Named]:
    """Yield the outermost 《…》 of reasonable length; a lost 》 costs one name, not the rest of the text."""
    depth, start = 0, 0
    for edge in _EDGE.finditer(text):
        at = edge.start()
        if edge.group() == "《":
            if depth == 0 or at - start > _LONGEST_TITLE or "\n\n" in text[start:at]:
                depth, start = 0, at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and at - start <= _LONGEST_TITLE:
                title = re.sub(r"\s+", "", text[start + 1 : at])
                if title:
                    yield _Named(title, start, at + 1)


def _number_behind(text: str, end: int, numbers: dict[int, NumberMatch]) -> tuple[NumberMatch | None, int]:
    """Find the 文号 in the brackets right behind a title, or right behind it without any."""
    at = end
    while at < len(text) and text[at] in " 　":
        at += 1
    if at in numbers:
        return numbers[at], numbers[at].end
    if text[at : at + 1] not in ("（", "("):
        return None, end
    close = _closing(text, at)
    if close < 0:
        return None, end
    for place in range(at + 1, close):
        if match := numbers.get(place):
            return match, close + 1
        if text[place] in "《。":
            break
    return None, end


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, min(len(text), at + _LONGEST_BRACKET)):
        depth += (text[place] in "（(") - (text[place] in "）)")
        if depth == 0:
            return place
    return -1


def _is_document(title: str) -> bool:
    kind = document_type(title)
    if not kind or kind in _NEVER or (len(title) < _SHORTEST and not title.endswith("法")):
        return False
    return title != kind and not _FORMS.search(title)


def _each_once(
    cites: list[Citation], own_title: str, own_keys: set[str], keys: dict[str, str]
) -> Iterator[Citation]:
    numbers, titles = set(own_keys), set()
    numbered = {cite.title for cite in cites if cite.document_number and cite.title}
    own = re.sub(r"\s", "", own_title)
    for cite in cites:
        key = keys.get(cite.document_number, cite.document_number)
        mine = bool(own) and bool(cite.title) and _is_own(cite.title, own)
        again = key in numbers if key else (cite.title in titles or cite.title in numbered)
        if not again and not (mine and not cite.document_number):
            yield cite
        if key:
            numbers.add(key)
        if cite.title:
            titles.add(cite.title)


def _is_own(title: str, own: str) -> bool:
    """Say whether a name is the document itself or what it issues (关于印发某办法的通知 names 《某办法》)."""
    bare = title.strip("《》")
    if bare == own or own.endswith(bare):
        return True
    issued = re.search(r"(?:印发|发布|公布)《?(.{2,120}?)》?的(?:通知|公告|决定|函|通告)$", own)
    return issued is not None and issued[1] in (bare, bare.replace("〈", "《").replace("〉", "》"))
