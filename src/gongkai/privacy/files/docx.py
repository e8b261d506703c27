"""What a DOCX holds beside its body: headers, footers, notes, comments, hidden and deleted text, authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.ooxml import is_on, transitional, w
from gongkai.documents.readers.package import Package, parse_xml
from gongkai.privacy.files.office import gather_properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.privacy.files.gathering import Gathering

_PARTS = (
    (re.compile(r"word/header\d*\.xml"), "页眉"),
    (re.compile(r"word/footer\d*\.xml"), "页脚"),
    (re.compile(r"word/comments\.xml"), "批注"),
    (re.compile(r"word/footnotes\.xml"), "脚注"),
    (re.compile(r"word/endnotes\.xml"), "尾注"),
)
_BODY = "word/document.xml"


def gather_docx(data: bytes, name: str, into: Gathering) -> None:
    """Add what stands outside the visible body. Raises UnreadableError for a damaged container."""
    package = Package(data, name, DEFAULT_LIMITS)
    authors: dict[str, None] = {}
    for member in sorted(package.names):
        where = next((where for pattern, where in _PARTS if pattern.fullmatch(member)), "")
        if not where and member != _BODY:
            continue
        root = parse_xml(transitional(package.read(member)), f"{name}（{member}）")
        authors |= dict.fromkeys(author for each in root.iter() if (author := each.get(w("author"))))
        for place, words in _out_of_sight(root) if member == _BODY else _paragraphs(root, where):
            into.line(place, words)
    for author in authors:
        into.person("批注和修订的作者", author)
    gather_properties(package, into)


def _paragraphs(root: _Element, where: str) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        yield f"{where}第{number}段", "".join(text.text or "" for text in paragraph.iter(w("t"), w("delText")))


def _out_of_sight(root: _Element) -> Iterator[tuple[str, str]]:
    """Of the body only what a reader does not see: runs set as hidden, deletions that are tracked."""
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        hidden = [run for run in paragraph.iter(w("r")) if is_on(run.find(w("rPr")), "vanish")]
        yield f"第{number}段的隐藏文字", "".join(text.text or "" for run in hidden for text in run.iter(w("t")))
        yield f"第{number}段已删除的修订", "".join(text.text or "" for text in paragraph.iter(w("delText")))
