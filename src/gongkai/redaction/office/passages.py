"""The paragraphs of a cleaned Word file by number, and bars put into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import w
from gongkai.redaction.errors import RedactionError
from gongkai.redaction.folding import spans
from gongkai.redaction.model import Passage, TextMatch
from gongkai.redaction.office.marks import mark, merged
from gongkai.redaction.pdf.remains import Remains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from gongkai.redaction.model import Redaction, Report

_SHOWN = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its place; outside tables `table`, `row` and `column` are None."""

    element: _Element
    place: Passage

    @property
    def text(self) -> str:
        """What stands in it; tabs and breaks count as one character each."""
        return "".join(words for _, words in _atoms(self.element))

    @property
    def where(self) -> str:
        at = self.place
        if at.table is None:
            return f"第{at.paragraph}段"
        return f"表{at.table}第{at.row}行第{at.column}列第{at.paragraph}段"


def numbered(root: _Element) -> Iterator[Numbered]:
    """The paragraphs of a story: of the body from 1, of each cell from 1 (inner tables count with theirs)."""
    body = root.find(w("body"))
    paragraph = table = 0
    for block in root if body is None else body:
        if block.tag == w("p"):
            paragraph += 1
            yield Numbered(block, Passage(paragraph))
        elif block.tag == w("tbl"):
            table += 1
            yield from _cells(block, table)


def _cells(block: _Element, table: int) -> Iterator[Numbered]:
    for row, line in enumerate(block.findall(w("tr")), 1):
        for column, cell in enumerate(line.findall(w("tc")), 1):
            for number, paragraph in enumerate(cell.iter(w("p")), 1):
                yield Numbered(paragraph, Passage(number, table=table, row=row, column=column))


def apply(roots: Sequence[_Element], redactions: Sequence[Redaction], report: Report) -> None:
    """Put every bar in. Raises RedactionError for a place or a text that is not there."""
    remains, found = Remains(), dict[int, int]()
    for story, root in enumerate(roots):
        for each in numbered(root):
            where = each.where if story == 0 else f"页眉页脚{each.where}"
            bars = merged(_spans(each, redactions, in_body=story == 0))
            for start, end, number in bars:
                remains.cover(number, each.text[start:end])
            for number in {number for _, _, number in _spans(each, redactions, in_body=story == 0)}:
                found[number] = found.get(number, 0) + 1
            _write(each.element, bars, redactions)
            remains.add_texts(where, each.text)
            if bars:
                report.count(where, len(bars))
    for number, redaction in enumerate(redactions, 1):
        if number not in found:
            raise _missing(number, redaction)
    report.warnings += remains.warnings()
    report.remember(remains.words)


def _spans(each: Numbered, redactions: Sequence[Redaction], *, in_body: bool) -> Iterator[tuple[int, int, int]]:
    for number, redaction in enumerate(redactions, 1):
        place = redaction.place
        if isinstance(place, TextMatch):
            yield from ((start, end, number) for start, end in spans(each.text, place.text))
        elif isinstance(place, Passage):
            if in_body and _same(place, each.place):
                yield (*_range(number, place, each), number)
        else:
            raise RedactionError(f"第{number}处遮盖", "这种位置不能用于 Word 文档", "请用段落、单元格或文字")


def _same(wanted: Passage, place: Passage) -> bool:
    return (wanted.paragraph, wanted.table, wanted.row, wanted.column) == (
        place.paragraph,
        place.table,
        place.row,
        place.column,
    )


def _range(number: int, place: Passage, each: Numbered) -> tuple[int, int]:
    size = len(each.text)
    end = size if place.end is None else place.end
    if not 0 <= place.start < end <= size:
        what = f"{each.where}没有第 {place.start}—{end} 个字，共 {size} 个字"
        raise RedactionError(f"第{number}处遮盖", what, "起止应在段落之内，起从 0 数起，止不含")
    return place.start, end


def _missing(number: int, redaction: Redaction) -> RedactionError:
    where = f"第{number}处遮盖"
    if isinstance(redaction.place, TextMatch):
        return RedactionError(where, "全文找不到要遮盖的文字", "请核对文字；在两段或两格里的，请分开写")
    return RedactionError(where, "没有这个段落或单元格", "请按去掉批注、修订和隐藏内容之后的段落数")


def _atoms(paragraph: _Element) -> Iterator[tuple[_Element, str]]:
    for element in paragraph.iter(w("t"), *_SHOWN):
        if next(element.iterancestors(w("p"))) is not paragraph or next(element.iterancestors()).tag == w("tabs"):
            continue  # an inner table's, or a tab stop
        yield element, (element.text or "") if element.tag == w("t") else _SHOWN[str(element.tag)]


def _write(paragraph: _Element, bars: Sequence[tuple[int, int, int]], redactions: Sequence[Redaction]) -> None:
    """Replace from the end on, so that the places before stay right."""
    for start, end, number in reversed(bars):
        words, at = mark(redactions[number - 1].label), 0
        for element, text in list(_atoms(paragraph)):
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first >= last:
                continue
            words = _cut(element, text, (first, last), words)


def _cut(element: _Element, text: str, span: tuple[int, int], words: str) -> str:
    """Take a span out of one element, put `words` there if it is text; return what is still to be put."""
    if element.tag == w("t"):
        element.text = text[: span[0]] + words + text[span[1] :]
        return ""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
    return words
