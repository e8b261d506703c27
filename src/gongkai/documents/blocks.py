"""What every reader gives: a flat run of paragraphs and tables, each with its place in the file.

A reader (`readers/`) knows a file format and nothing of official documents; `assemble` knows official
documents and nothing of file formats. These blocks are all that passes between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.documents.model import EmbeddedFile, ReadWarning


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between two breaks, white space trimmed.

    `style` is what the format says of it: "" or "heading1".."heading6" or "title"; `align` "center" or
    "right" or "". `place` tells a person where it stands (第3段, 第2页第5行, Sheet1!A3).
    """

    text: str
    place: str
    style: str = ""
    align: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table as found: rectangular, merged cells repeated into every cell they cover.

    `continued[row][col]` is true where the cell repeats a merged neighbour above or to the left.
    """

    rows: tuple[tuple[str, ...], ...]
    place: str
    caption: str = ""
    continued: tuple[tuple[bool, ...], ...] = ()


Block = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class AttachmentLink:
    """A link from a page to a file (附件): what the page calls it, and its address as written."""

    name: str
    url: str


@dataclass(slots=True)
class RawDocument:
    """One file as its reader saw it.

    `metadata` holds label → value pairs that the format itself carries (a page's 索引号 table, HTML meta
    tags, the title under PageTitle); labels have no white space and no colon. `files` are the embedded
    attachments, `links` the linked ones.
    """

    blocks: list[Block]
    metadata: dict[str, str] = field(default_factory=dict)
    files: list[EmbeddedFile] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    links: list[AttachmentLink] = field(default_factory=list)
