"""What is asked of redaction and what comes back: places, grounds, options, the new file with its report."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """The kinds of file that can be redacted."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    IMAGE = "image"

    @property
    def label(self) -> str:
        return {"pdf": "PDF", "docx": "Word 文档（DOCX）", "xlsx": "Excel 工作簿（XLSX）", "image": "图片"}[
            self.value
        ]


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


class PixelBox(NamedTuple):
    """A rectangle in pixels from the upper left corner of the picture as shown; right and bottom excluded."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Rectangles on a PDF page, numbered from 1."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class TextMatch:
    """A text wherever it stands: in the whole file, or on one PDF page, or in one sheet.

    Width of characters and blanks between them do not matter.
    """

    text: str
    page: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` (excluded; None is the end) of a Word paragraph as `passages` numbers them.

    Outside tables only `paragraph` counts (from 1); in a cell `table`, `row`, `column` and the paragraph in it.
    """

    paragraph: int = 1
    start: int = 0
    end: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of a sheet: `cells` is B7, B2:C9, a row (7:7), a column (B:B), or nothing for the whole sheet."""

    sheet: str
    cells: str = ""


@dataclass(frozen=True, slots=True)
class PixelBoxes:
    """Rectangles of a picture; `frame` is the page of a TIFF with several, from 1."""

    boxes: tuple[PixelBox, ...]
    frame: int = 1


Place = PageBoxes | TextMatch | Passage | Cells | PixelBoxes


@dataclass(frozen=True, slots=True)
class Redaction:
    """One thing to black out. `ground` is a code that `grounds.ground` knows; `label` is printed on the bar."""

    place: Place
    ground: str
    label: str = ""
    author: str = ""


class Pages(StrEnum):
    """Which pages of a PDF become pictures: all of them, or only those with a bar or something out of sight."""

    ALL = "all"
    TOUCHED = "touched"


class Keep(StrEnum):
    """Parts of a Word document that go unless they are asked for."""

    HEADERS = "headers"
    NOTES = "notes"
    BOXES = "boxes"
    PICTURES = "pictures"

    @property
    def label(self) -> str:
        return {"headers": "页眉页脚", "notes": "脚注尾注", "boxes": "文本框", "pictures": "图片"}[self.value]


@dataclass(frozen=True, slots=True)
class Options:
    """How to redact. `text_layer` makes a PDF searchable by the words that a reader sees, `dpi` sharp."""

    pages: Pages = Pages.ALL
    text_layer: bool = False
    dpi: int = 200
    keep: frozenset[Keep] = frozenset({Keep.PICTURES, Keep.NOTES})


@dataclass(frozen=True, slots=True)
class Burnt:
    """One redaction carried out: its number in the request (from 1), where, on what ground."""

    number: int
    where: str
    ground: str
    basis: str
    author: str = ""


@dataclass(slots=True)
class Report:
    """What was done. It never holds a word of what was blacked out, so that it may be shown.

    `per_page` counts bars by page, sheet or frame; `dropped` what was left out, by its Chinese name.
    """

    burnt: list[Burnt] = field(default_factory=list)
    per_page: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _covered: list[str] = field(default_factory=list, repr=False)
    _left: list[tuple[str, str]] = field(default_factory=list, repr=False)

    def count(self, where: str, bars: int) -> None:
        self.per_page[where] = self.per_page.get(where, 0) + bars

    def drop(self, what: str, number: int = 1) -> None:
        if number:
            self.dropped[what] = self.dropped.get(what, 0) + number

    def remember(self, covered: Iterable[str], left: Iterable[tuple[str, str]] = ()) -> None:
        """Take in what was blacked out and what burnt pages still show; `taken` gives it out once and forgets."""
        self._covered += covered
        self._left += left

    def taken(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        words, left = tuple(dict.fromkeys(self._covered)), tuple(self._left)
        self._covered, self._left = [], []
        return words, left

    def as_json(self) -> dict[str, object]:
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}


@dataclass(frozen=True, slots=True)
class Redacted:
    """The new file, what was done, and the SHA-256 (hex) of the file given and of the new one.

    For the look before release, never to be shown: `covered` are the words that were blacked out, `left` place and
    words that can still be read where the new file itself has no text any more (the pages of a PDF).
    """

    data: bytes
    kind: Kind
    report: Report
    source_sha256: str
    sha256: str
    covered: tuple[str, ...] = field(default=(), repr=False)
    left: tuple[tuple[str, str], ...] = field(default=(), repr=False)
