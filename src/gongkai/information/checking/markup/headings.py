"""标题层次: headings that can be walked through, one under the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gongkai.information.checking.model import BODY, Hit, brief, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from gongkai.information.checking.model import Subject

TAGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
FIRST: Final = 2  # h1 is the page's title
LONG_TEXT: Final = 1500  # characters that nobody reads through to find one passage
LONG_HEADING: Final = 60
LEVELS: Final = (
    re.compile(r"第[一二三四五六七八九十百]+[编章]"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
)
ENOUGH: Final = 3  # numbered lines that look like headings


def headings(subject: Subject) -> Iterator[Hit]:
    """Levels that are skipped, headings that are empty or long, and numbered lines that ought to be headings."""
    above = FIRST - 1
    counts: dict[str, int] = {}
    for element in subject.root.iter(*TAGS):
        tag = str(element.tag)
        counts[tag] = counts.get(tag, 0) + 1
        for says in _faults(element, int(tag[1]), above):
            yield Hit(says, field=BODY, at=f"{tag}:{counts[tag]}")
        above = int(tag[1])
    if not counts:
        yield from _none(subject)


def _faults(element: HtmlElement, level: int, above: int) -> Iterator[str]:
    heading = words_of(element)
    if not heading:
        yield "有一个空标题，请删去或补上文字。"
        return
    if level < FIRST:
        yield f"“{brief(heading)}”用了页面标题的级别，正文从一级标题开始，请改为“一级标题”。"
    elif level > above + 1:
        yield f"“{brief(heading)}”跳过了一级，读屏软件的目录会断开，请改为上一级标题的下一级。"
    if len(heading) > LONG_HEADING:
        yield f"“{brief(heading)}”有 {len(heading)} 字，像是正文，请改为“正文”或缩短。"


def _none(subject: Subject) -> Iterator[Hit]:
    paragraphs = [(number, words_of(each)) for number, each in enumerate(subject.root.iter("p"), 1)]
    if sum(len(words) for _, words in paragraphs) < LONG_TEXT:
        return
    for pattern in LEVELS:
        found = [number for number, words in paragraphs if pattern.match(words) and len(words) <= LONG_HEADING]
        if len(found) >= ENOUGH:
            yield Hit(
                f"正文较长而没有标题，{len(found)} 处像标题的段落请改用“一级标题”等样式，便于生成目录。",
                field=BODY,
                at=f"p:{found[0]}",
            )
            return
