"""The visible text of a Word part written anew: paragraphs, tables, pictures, nothing that they carry along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.readers.ooxml import MATH_TEXT, MC_ALTERNATE, is_on, w
from gongkai.redaction.model import Keep
from gongkai.redaction.office.allowed import CELL, PARAGRAPH, ROW, RUN, TABLE
from gongkai.redaction.office.marks import MARK
from gongkai.redaction.office.visible import BLACKENED, hidden_because

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from gongkai.redaction.model import Report
    from gongkai.redaction.office.allowed import Formatting
    from gongkai.redaction.office.styles import Styles

_GONE = {w("del"): "已删除的修订", w("moveFrom"): "已删除的修订", w("object"): "嵌入对象", w("rt"): "注音"}
_COMMENTS = frozenset({w("commentReference"), w("commentRangeStart")})
_SILENT = frozenset(
    {w("pPr"), w("rPr"), w("instrText"), w("delText"), w("sdtPr"), w("sdtEndPr"), w("ruby") + "Pr"}
)
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_PLAIN = {w("tab"): "tab", w("ptab"): "tab", w("br"): "br", w("cr"): "br", w("noBreakHyphen"): "noBreakHyphen"}
_BREAKS = frozenset({"page", "column", "textWrapping"})
_DRAWN = frozenset({w("drawing"), w("pict")})


@dataclass(slots=True)
class Cleaner:
    """Walks one part. `picture` makes a new run of a drawing or gives None; `notes` collects note ids met."""

    styles: Styles
    formatting: Formatting
    report: Report
    keep: frozenset[Keep]
    picture: Callable[[_Element], list[_Element]]
    notes: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)  # open fields: whether their result has begun
    _boxes: list[_Element] = field(default_factory=list)
    _barred: bool = False  # whether the run before was blackened: one bar stands for both

    def blocks(self, container: _Element) -> Iterator[_Element]:
        """New paragraphs and tables of a body, cell, header or text box."""
        for child in container:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                table = self._table(child)
                if table is not None:
                    yield table
            elif child.tag == w("altChunk"):
                self.report.drop("嵌入对象")
            elif child.tag == MC_ALTERNATE:
                yield from self._first_choice(child)
            elif child.tag in _GONE:
                self.report.drop(_GONE[str(child.tag)])
            elif child.tag not in _SILENT and child.tag != w("sectPr"):
                yield from self.blocks(child)  # content controls, custom XML, tracked insertions

    def _first_choice(self, element: _Element) -> Iterator[_Element]:
        for choice in element:
            yield from self.blocks(choice)
            return

    def _paragraph(self, source: _Element) -> Iterator[_Element]:
        new = etree.Element(w("p"))
        self._barred = False
        properties = self.formatting.copy(source.find(w("pPr")), PARAGRAPH)
        if properties is not None:
            new.append(properties)
        new.extend(self._runs(source))
        yield new
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, element: _Element) -> Iterator[_Element]:
        for child in element:
            tag = str(child.tag)
            if tag == w("r"):
                yield from self._run(child)
            elif tag in _GONE:
                self.report.drop(_GONE[tag])
            elif tag == MATH_TEXT:
                yield _run_of(None, [_text(child.text or "")])
            elif tag in _COMMENTS:
                self.report.drop("批注", int(tag == w("commentReference")))
            elif tag == MC_ALTERNATE:
                yield from self._runs(child[0] if len(child) else child)
            elif tag not in _SILENT and isinstance(child.tag, str):
                yield from self._runs(child)

    def _run(self, source: _Element) -> Iterator[_Element]:
        why = hidden_because(source, self.styles)
        look = self.formatting.copy(source.find(w("rPr")), RUN)
        if source.find(w("t")) is not None:
            is_bar = why == BLACKENED and all(self._fields)
            if is_bar and not self._barred:
                yield _run_of(None, [_text(MARK)])  # the reader saw a bar there
            self._barred = is_bar
        pieces: list[_Element] = []
        for child in source:
            if child.tag == w("fldChar"):
                self._field(child.get(w("fldCharType"), ""))
            elif why or not all(self._fields):
                self._drop_unseen(child, why)
            elif child.tag in _DRAWN or child.tag == MC_ALTERNATE:
                yield from self._drawing(child)
            else:
                pieces += self._piece(child)
        if pieces:
            yield _run_of(look, pieces)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drop_unseen(self, child: _Element, why: str) -> None:
        if why and child.tag == w("t"):
            self.report.drop(why)

    def _piece(self, child: _Element) -> list[_Element]:
        tag = str(child.tag)
        if tag == w("t"):
            return [_text(child.text or "")]
        if tag in _PLAIN:
            return [_break(child)]
        if tag in _NOTES:
            return self._note(_NOTES[tag], child.get(w("id"), ""))
        if tag == w("commentReference"):
            self.report.drop("批注")
        elif tag in _GONE:
            self.report.drop(_GONE[tag])
        elif tag == w("ruby"):
            return [_text("".join(t.text or "" for base in child.iter(w("rubyBase")) for t in base.iter(w("t"))))]
        return []

    def _note(self, part: str, number: str) -> list[_Element]:
        if Keep.NOTES not in self.keep:
            self.report.drop(Keep.NOTES.label)
            return []
        self.notes.append((part, number))
        return [_text(f"〔注{len(self.notes)}〕")]

    def _drawing(self, element: _Element) -> Iterator[_Element]:
        if element.tag == MC_ALTERNATE:
            element = next(iter(element), element)
        boxes = list(element.iter(w("txbxContent")))
        if Keep.BOXES in self.keep:
            self._boxes += boxes
        else:
            self.report.drop(Keep.BOXES.label, len(boxes))
        yield from self.picture(element)

    def _table(self, source: _Element) -> _Element | None:
        new = etree.Element(w("tbl"))
        properties = self.formatting.copy(source.find(w("tblPr")), TABLE)
        new.append(etree.Element(w("tblPr")) if properties is None else properties)
        grid = self.formatting.copy(source.find(w("tblGrid")), TABLE)
        new.append(etree.Element(w("tblGrid")) if grid is None else grid)
        rows = [row for each in _inside(source, w("tr")) if (row := self._row(each)) is not None]
        new.extend(rows)
        return new if rows else None

    def _row(self, source: _Element) -> _Element | None:
        properties = source.find(w("trPr"))
        if properties is not None and (is_on(properties, "hidden") or properties.find(w("del")) is not None):
            self.report.drop("隐藏或已删除的表格行")
            return None
        new = etree.Element(w("tr"))
        copy = self.formatting.copy(properties, ROW)
        if copy is not None:
            new.append(copy)
        new.extend(self._cell(each) for each in _inside(source, w("tc")))
        return new

    def _cell(self, source: _Element) -> _Element:
        new = etree.Element(w("tc"))
        copy = self.formatting.copy(source.find(w("tcPr")), CELL)
        if copy is not None:
            new.append(copy)
        new.extend(self.blocks(source))
        if len(new) == 0 or new[-1].tag != w("p"):
            etree.SubElement(new, w("p"))  # a cell ends with a paragraph
        return new


def _inside(element: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those within content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in {w("tbl"), w("tc"), w("tblPr"), w("trPr"), *_GONE} and isinstance(child.tag, str):
            yield from _inside(child, tag)


def _run_of(look: _Element | None, pieces: list[_Element]) -> _Element:
    run = etree.Element(w("r"))
    if look is not None:
        run.append(look)
    run.extend(pieces)
    return run


def _text(words: str) -> _Element:
    element = etree.Element(w("t"))
    element.text = words
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _break(source: _Element) -> _Element:
    new = etree.Element(w(_PLAIN[str(source.tag)]))
    kind = source.get(w("type"))
    if new.tag == w("br") and kind in _BREAKS:
        new.set(w("type"), kind)
    return new
