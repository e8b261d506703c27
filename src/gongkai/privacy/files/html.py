"""A web page or a fragment of one, whole: text, tables, and what no reader sees (comments, attributes, hidden)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gongkai.privacy.files.gathering import Gathering

INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
    }
    | {
        "mark",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_SILENT = frozenset({"script", "style", "noscript", "template"})
_TELLING = ("alt", "title", "placeholder", "value", "content", "summary", "aria-label")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\xad]")
_SHORT = 200_000  # attributes longer than this are pictures, not words


def gather_html(markup: str, into: Gathering) -> None:
    """Add everything of a page; markup without any text adds nothing."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(markup.encode(errors="replace"), parser=parser)
    except etree.ParserError:  # nothing but white space
        return
    _Walk(into).walk(root)


class _Walk:
    """One pass through the tree, without recursion: pages nest as deep as they like."""

    def __init__(self, into: Gathering) -> None:
        self._into = into
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._rows: list[list[tuple[str, str]]] = []
        self._hidden: list[HtmlElement] = []
        self._lines = 0

    def walk(self, root: HtmlElement) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walker:
            if event == "comment":
                self._into.line("网页注释", element.text or "")
                self._hear(element.tail)
            elif event == "start" and element.tag in _SILENT:
                walker.skip_subtree()
            elif event == "start":
                self._begin(element)
            else:
                self._finish(element)
        self._flush()
        self._end_table()

    def _begin(self, element: HtmlElement) -> None:
        tag = element.tag
        self._attributes(element)
        if tag not in INLINE and tag not in {"td", "th"} and self._cells is None:
            self._flush()
        if tag == "table":
            self._flush()
            self._end_table()
        elif tag == "tr":
            self._flush()
            self._cells = []
        elif element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            self._hidden.append(element)
        if tag not in _SILENT:
            self._hear(element.text)

    def _finish(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in {"td", "th"} and self._cells is not None:
            self._cells.append(self._taken())
        elif tag == "tr" and self._cells is not None:
            self._end_row()
        elif tag == "table":
            self._end_table()
        elif tag not in INLINE:
            if self._cells is None:
                self._flush()
            else:
                self._words.append(" ")
        if self._hidden and self._hidden[-1] is element:
            self._flush()
            self._hidden.pop()
        self._hear(element.tail)

    def _hear(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def _taken(self) -> str:
        words = _INVISIBLE.sub("", _BLANKS.sub(" ", "".join(self._words))).strip()
        self._words.clear()
        return words

    def _flush(self) -> None:
        words = self._taken()
        if words:
            if self._cells is None:
                self._end_table()
            self._lines += 1
            self._into.line("隐藏内容" if self._hidden else f"正文第{self._lines}段", words)

    def _end_row(self) -> None:
        cells = [*(self._cells or []), *filter(None, [self._taken()])]
        self._cells = None
        row = len(self._rows) + 1
        if any(cells):
            self._rows.append([(f"表格第{row}行第{column}列", cell) for column, cell in enumerate(cells, 1)])

    def _end_table(self) -> None:
        if self._rows:
            self._into.table(self._rows)
            self._rows = []

    def _attributes(self, element: HtmlElement) -> None:
        for name in _TELLING:
            value = element.get(name)
            if value and len(value) < _SHORT and not value.startswith("data:"):
                self._into.line(f"{element.tag} 的 {name} 属性", value)
        link = element.get("href") or ""
        if link.startswith(("mailto:", "tel:")):
            self._into.line("链接地址", link.partition(":")[2])
