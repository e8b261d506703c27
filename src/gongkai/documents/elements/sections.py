"""The tree of sections: 一、（一）1.（1）, or 第一章 第一条 with what stands under it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gongkai.documents.elements.asides import NAMES, beside
from gongkai.documents.elements.lines import Role
from gongkai.documents.elements.markers import Counter, Style, Verdict, at_line_start
from gongkai.documents.elements.titles import joined
from gongkai.documents.model import BodyBlock, ReadWarning, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.elements.lines import Line
    from gongkai.documents.elements.markers import Marker

_LEVELS = {
    Style.BOOK: 1,
    Style.CHAPTER: 1,
    Style.CLAUSE_GROUP: 2,
    Style.ARTICLE: 2,
    Style.ONE: 1,
    Style.TWO: 2,
    Style.THREE: 3,
    Style.FOUR: 4,
}
_IN_ARTICLE = {Style.ONE: 3, Style.TWO: 3, Style.THREE: 4, Style.FOUR: 4}
_LINE_HEADING = 60
_INLINE_HEADING = 42
_COLON_HEADING = 16
_SENTENCE = re.compile(r"应当|可以|不得|必须|须(?!知)|的，|由.{2,20}负责|，并|，或者?|但是|如果|是指|以下简称")
_SENTENCE_END = re.compile("[。！？]")
# Headings so common that they are known even where the text runs on without a stop: 总体要求坚持以……
_STOCK = re.compile(
    r"(?:总体要求|指导思想|基本原则|工作原则|总体目标|工作目标|主要目标|发展目标|目标任务|总体思路|主要任务|重点任务|工作任务"
    r"|保障措施|组织实施|工作要求|有关要求|组织保障|总则|附则)(?=[\u3400-\u9fff])(?![和与及的中、，：])"
)
_ELSEWHERE = frozenset((Role.HEAD, Role.TASK_TABLE))  # the page's own head, and rows shown as a table
_WARNED = frozenset((Style.ONE, Style.TWO, Style.ARTICLE, Style.CHAPTER))


@dataclass(slots=True)
class _Draft:
    level: int
    number: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)
    block: int = -1  # of its opening among the body blocks


@dataclass(slots=True)
class SectionTree:
    """The sections in document order, the blocks to show, and what was odd about the ordinals."""

    sections: tuple[Section, ...]
    body: tuple[BodyBlock, ...]
    warnings: list[ReadWarning]


class _Builder:
    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.body: list[BodyBlock] = []
        self.warnings: list[ReadWarning] = []
        self._counter = Counter()
        self._in_article = False
        self._annex: list[str] = []

    def add(self, line: Line, tables: dict[int, int]) -> None:
        if line.role is Role.ANNEX_TITLE:
            self._annex_line(line)
            return
        self.close_annex()
        if line.role in NAMES:
            beside(self.body, line)
            return
        if line.table is not None:
            if line.block in tables:
                self.body.append(BodyBlock(table=tables[line.block]))
            return
        marker = at_line_start(line.text)
        if marker and self._accepts(marker, line):
            self._open(marker, line.text)
        else:
            self._text(line.text)

    def _annex_line(self, line: Line) -> None:
        if line.mark:
            self.close_annex()
            self.body.append(BodyBlock(line.mark, role="annex_mark"))
        self._annex.append(line.text)

    def close_annex(self) -> None:
        """Open the section of an annex once all lines of its title are read."""
        if not self._annex:
            return
        title, self._annex = joined(list(dict.fromkeys(part for part in self._annex if part))), []
        self._counter, self._in_article = Counter(), False
        self.drafts.append(_Draft(0, heading=title))
        if title:
            block = BodyBlock(title, level=1, section=len(self.drafts) - 1, role="annex_title")
            self.body.append(block)

    def _accepts(self, marker: Marker, line: Line) -> bool:
        verdict = self._counter.judge(marker)
        if verdict is Verdict.STRAY:
            return False
        if verdict is Verdict.JUMP:
            before = self._counter.last(marker.style)
            if marker.ordinal <= before and marker.style in (Style.THREE, Style.FOUR):
                return False
            if marker.style in _WARNED:
                self.warnings.append(ReadWarning(line.place, _jump(marker, before)))
        self._counter.take(marker)
        return True

    def _open(self, marker: Marker, text: str) -> None:
        if marker.style is Style.ARTICLE:
            self._in_article = True
        elif marker.style in (Style.BOOK, Style.CHAPTER, Style.CLAUSE_GROUP):
            self._in_article = False
        level = (_IN_ARTICLE if self._in_article else _LEVELS).get(marker.style, _LEVELS[marker.style])
        style = Style.ARTICLE if self._in_article else marker.style  # the items of an article are no headings
        heading, rest = split_heading(text[marker.end :].strip(), style)
        index = len(self.drafts)
        self.drafts.append(_Draft(level, marker.number, heading, [rest] if rest else [], len(self.body)))
        opening = text[: marker.end] + heading if heading else text
        self.body.append(BodyBlock(opening.strip(), level=level if heading else 0, section=index))
        if heading and rest:
            self.body.append(BodyBlock(rest))

    def promote(self) -> None:
        """Make a section's only sentence its heading where deeper sections follow: （一）某事，某事。1.……"""
        for draft, following in pairwise(self.drafts):
            alone = len(draft.texts) == 1 and not draft.heading and draft.number and draft.level < following.level
            if alone and not draft.number.startswith("第") and _is_bare_sentence(draft.texts[0]):
                draft.heading, draft.texts = draft.texts[0].rstrip("。"), []
                self.body[draft.block] = replace(self.body[draft.block], level=draft.level)

    def _text(self, text: str) -> None:
        if not self.drafts:
            self.drafts.append(_Draft(0))
        self.drafts[-1].texts.append(text)
        self.body.append(BodyBlock(text))


def build_sections(lines: Sequence[Line], tables: dict[int, int]) -> SectionTree:
    """Build the tree from the lines of the body; `tables` maps a block to its place among the tables."""
    builder = _Builder()
    for line in lines:
        if line.role not in _ELSEWHERE:
            builder.add(line, tables)
    builder.close_annex()
    builder.promote()
    sections = tuple(Section(d.level, d.number, d.heading, "\n".join(d.texts)) for d in builder.drafts)
    return SectionTree(sections, tuple(builder.body), builder.warnings)


def _is_bare_sentence(text: str) -> bool:
    return (
        len(text) <= _INLINE_HEADING
        and text[-1] not in "：:；"
        and text.find("。") in (-1, len(text) - 1)
        and not _SENTENCE.search(text)
    )


def split_heading(text: str, style: Style) -> tuple[str, str]:
    """Split what follows an ordinal into heading and text; either may be empty.

    A line without a closing stop is a heading. A short first sentence with more behind it is one too
    (（一）指导思想。以……为指导), unless it orders or defines something as articles and items do.
    """
    if style is Style.ARTICLE:
        return _article(text)
    if style in (Style.BOOK, Style.CHAPTER, Style.CLAUSE_GROUP):
        return (_unspaced(text), "") if len(text) <= _LINE_HEADING else ("", text)
    if colon := _colon_heading(text):
        return text[:colon], text[colon + 1 :].strip()
    end = _SENTENCE_END.search(text, 0, _INLINE_HEADING + 1)
    return _unstopped(text) if end is None else _first_sentence(text, end.start())


def _unspaced(heading: str) -> str:
    """Undo letter-spacing: 职　责 is one word."""
    letters = heading.split()
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else heading


def _first_sentence(text: str, end: int) -> tuple[str, str]:
    first, rest = text[:end], text[end + 1 :].strip()
    if _SENTENCE.search(first) or "；" in first or first.count("，") > 1 or rest[:1] in ("”", "》", "）"):
        return "", text
    short = len(first) <= _COLON_HEADING and "，" not in first
    return (first, rest) if rest or short else ("", text)


def _colon_heading(text: str) -> int:
    """Find the colon that closes a short inline heading (工作目标：到年底……); 0 without one."""
    colon = re.search("[：:]", text[: _COLON_HEADING + 1])
    inline = colon and len(text) > colon.end() and not re.search("[，、（《。]", text[: colon.start()])
    return colon.start() if colon and inline else 0


def _unstopped(text: str) -> tuple[str, str]:
    if len(text) <= _LINE_HEADING and text[-1:] not in "。；;，,：:":
        return text, ""
    stock = _STOCK.match(text)
    return (stock.group(), text[stock.end() :]) if stock else ("", text)


def _article(text: str) -> tuple[str, str]:
    named = re.match(r"[【\[［〔]([^】\]］〕]{1,40})[】\]］〕]\s*", text)
    return (named[1], text[named.end() :]) if named else ("", text)


def _jump(marker: Marker, before: int) -> str:
    if not before:
        return f"标题序号从“{marker.number}”开始，前面可能缺了标题"
    if marker.ordinal <= before:
        return f"标题序号倒退：第{before}个之后又出现“{marker.number}”"
    return f"标题序号不连续：第{before}个之后是“{marker.number}”"
