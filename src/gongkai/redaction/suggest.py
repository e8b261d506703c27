"""What looks personal in a file, as redactions ready to be confirmed by a person."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongkai.privacy import detect
from gongkai.privacy.grids.model import Cell as GridCell
from gongkai.redaction.door import where_of
from gongkai.redaction.kinds import kind_of
from gongkai.redaction.model import Cells, Kind, Options, PageBoxes, Passage, Redaction, Report, TextMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.privacy import Hit
    from gongkai.privacy.grids.model import Grid
    from gongkai.redaction.model import Place
    from gongkai.redaction.pdf.chars import Char

_MOSTLY = 0.5
_ONE_LINE = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A redaction with the reason for it: what was found (`text`), where in words, and the advice on it."""

    redaction: Redaction
    text: str
    where: str
    advice: str


class _Gathered:
    """A text put together of parts, each with its place; tables with the places of their cells."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._starts: list[int] = []
        self._places: list[Passage | Cells] = []
        self._grids: list[Grid] = []

    def line(self, place: Passage | Cells, text: str) -> None:
        self._part(place, text)
        self._add("\n")

    def table(self, rows: Iterable[Sequence[tuple[Passage | Cells, str]]]) -> None:
        self._grids.append(tuple(tuple(self._row(row)) for row in rows))

    def _row(self, cells: Sequence[tuple[Passage | Cells, str]]) -> Iterator[GridCell]:
        for place, text in cells:
            start = self._size
            self._part(place, text.translate(_ONE_LINE))
            yield GridCell(start, self._size)
            self._add("\t")
        self._add("\n")

    def _part(self, place: Passage | Cells, text: str) -> None:
        self._starts.append(self._size)
        self._places.append(place)
        self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)

    def hits(self) -> Iterator[tuple[Hit, Passage | Cells, int, str]]:
        """Each hit with its place, where in the text of that place it begins, and that text."""
        text = "".join(self._parts)
        for hit in detect(text, self._grids):
            at = bisect_right(self._starts, hit.start) - 1
            start = self._starts[at]
            end = self._starts[at + 1] - 1 if at + 1 < len(self._starts) else self._size - 1
            yield hit, self._places[at], hit.start - start, text[start:end]


def suggest(
    data: bytes, kind: Kind | str | None = None, *, options: Options | None = None, name: str = "文件"
) -> list[Suggestion]:
    """Personal data in a file, each as a redaction on the ground of its kind (`privacy:mobile` …).

    The paragraphs of a Word file count as `redact` counts them with the same `options`. A picture has no text and
    gives nothing. Raises `UnreadableError` for a file that cannot be read.
    """
    real = kind_of(data, name) if kind is None else Kind(kind)
    if real is Kind.PDF:
        return list(_in_pdf(data, name))
    if real is Kind.DOCX:
        return list(_in_docx(data, options, name))
    return list(_in_xlsx(data, name)) if real is Kind.XLSX else []


def _suggestion(place: Place, hit: Hit, where: str = "") -> Suggestion:
    redaction = Redaction(place, f"privacy:{hit.type.value}")
    return Suggestion(redaction, hit.text, where or where_of(place), hit.advice)


def _in_pdf(data: bytes, name: str) -> Iterator[Suggestion]:
    from gongkai.redaction.pdf.chars import chars_of  # noqa: PLC0415
    from gongkai.redaction.pdf.find import boxes_around  # noqa: PLC0415
    from gongkai.redaction.pdf.geometry import view_of  # noqa: PLC0415
    from gongkai.redaction.pdf.opening import opened, page_of  # noqa: PLC0415

    text: list[str] = []
    sources: list[tuple[int, Char] | None] = []
    with opened(data, name) as pdf:
        for at in range(len(pdf)):
            page = page_of(pdf, at, name)
            view = view_of(page)
            for char in _with_breaks([c for c in chars_of(page, view) if c.box.touches(view.whole)]):
                text.append(char if isinstance(char, str) else char.text)
                sources.append(None if isinstance(char, str) else (at + 1, char))
            page.close()
    for hit in detect("".join(text)):
        found = [each for each in sources[hit.start : hit.end] if each]
        pages = sorted({number for number, _ in found})
        for number in pages:
            boxes = tuple(boxes_around(char for on, char in found if on == number))
            yield _suggestion(PageBoxes(number, boxes), hit, f"第{number}页")


def _with_breaks(chars: Sequence[Char]) -> Iterator[Char | str]:
    """The characters with a line break where a line ends, and a tab where a column does."""
    before: Char | None = None
    for char in chars:
        if before is not None:
            high = max(char.box.top - char.box.bottom, before.box.top - before.box.bottom)
            level = min(char.box.top, before.box.top) - max(char.box.bottom, before.box.bottom)
            if level < high / 3:
                yield "\n"
            elif char.box.left - before.box.right > high:
                yield "\t"
        yield char
        before = char
    yield "\n"


def passages(data: bytes, *, options: Options | None = None, name: str = "文件") -> list[tuple[Passage, str]]:
    """The paragraphs of a Word file as `Passage` counts them, with their text: what is left to be redacted.

    Comments, tracked changes and hidden text are gone already. Raises `UnreadableError`.
    """
    from gongkai.redaction.office.docx import MAIN, cleaned  # noqa: PLC0415
    from gongkai.redaction.office.passages import numbered  # noqa: PLC0415

    document = cleaned(data, options or Options(), name, Report())
    return [(each.place, each.text) for each in numbered(document.stories[MAIN].root)]


def _in_docx(data: bytes, options: Options | None, name: str) -> Iterator[Suggestion]:
    gathered = _Gathered()
    found = passages(data, options=options, name=name)
    tables: dict[int, dict[int, list[tuple[Passage | Cells, str]]]] = {}
    for place, text in found:
        if place.table is None:
            gathered.line(place, text)
        else:
            tables.setdefault(place.table, {}).setdefault(place.row or 0, []).append((place, text))
    for rows in tables.values():
        gathered.table(rows.values())
    for hit, spot, start, _ in gathered.hits():
        assert isinstance(spot, Passage)
        yield _suggestion(replace(spot, start=start, end=start + len(hit.text)), hit)


def _in_xlsx(data: bytes, name: str) -> Iterator[Suggestion]:
    from gongkai.redaction.office.visible_cells import rows_of  # noqa: PLC0415

    gathered = _Gathered()
    for rows in rows_of(data, name):
        gathered.table(rows)
    for hit, cell, _, text in gathered.hits():
        assert isinstance(cell, Cells)
        if len(hit.text) >= _MOSTLY * len(text.strip()):
            yield _suggestion(cell, hit)
        else:
            yield _suggestion(TextMatch(hit.text, sheet=cell.sheet), hit, where_of(cell))
