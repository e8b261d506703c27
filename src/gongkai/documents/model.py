"""What reading an official document gives back: one object, every part named, nothing invented.

The shape is the contract of ``gongkai read --json``; `OfficialDocument.as_json` prints exactly it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.contract import as_json

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something that was not understood: `where` in the file, `what` is odd about it (Chinese)."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the section tree, in document order.

    `level` 1 is 一、 (or 第一章), 2 （一） (or 第一条), 3 1., 4 （1）; 0 is text before the first heading.
    `number` is the ordinal as written without its punctuation (一, 1); `heading` may be empty;
    `text` holds the section's own paragraphs joined by newlines, not those of its children.
    """

    level: int
    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells filled in: every row has the same number of cells, in reading order."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LedgerTask:
    """One ordered task from a 任务分工 table, units by role, with the raw cells beside what was understood.

    `due_on` is the last day that `due_text` allows (2017年11月 → 2017-11-30); `raw` maps header → cell.
    """

    number: str
    text: str
    group: str = ""
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    guiding: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    due_on: dt.date | None = None
    due_text: str = ""
    raw: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document named in this one; either its number or its title may be missing, never both."""

    document_number: str
    title: str
    as_written: str


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file that came inside or beside the document (附件), with its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """An official document (公文, GB/T 9704) taken apart. Absent values are empty or None, never guessed."""

    file: str
    title: str = ""
    document_number: str = ""
    issuer: str = ""
    document_type: str = ""
    recipients: tuple[str, ...] = ()
    written_on: dt.date | None = None
    published_on: dt.date | None = None
    note: str = ""
    sections: tuple[Section, ...] = ()
    index_number: str = ""
    tables: tuple[Table, ...] = ()
    tasks: tuple[LedgerTask, ...] = ()
    cites: tuple[Citation, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    # Beyond the printed contract: what the library page needs.
    theme: str = ""
    keywords: str = ""
    copied_to: tuple[str, ...] = ()  # 抄送
    printed_by: str = ""  # 印发机关
    printed_on: dt.date | None = None  # 印发日期
    attachment_names: tuple[str, ...] = ()  # 附件说明
    files: tuple[EmbeddedFile, ...] = ()
    body: tuple[BodyBlock, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)  # a page's head table, label → value as written

    def as_json(self) -> dict[str, object]:
        """Give the contract of `gongkai read --json`: its names in its order, dates ISO, tuples as lists."""
        return as_json(self)


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """One block of the body for display: a heading (level 1–4), a paragraph (level 0) or a table.

    `role` says what a block other than running text is: history (题注), recipients (主送机关), signature
    and date (落款), note (附注), attachments (附件说明, its lines apart), annex_mark (附件1), annex_title,
    copied (抄送) or printed (印发).
    """

    text: str = ""
    level: int = 0
    section: int | None = None  # index into `OfficialDocument.sections`
    table: int | None = None  # index into `OfficialDocument.tables`
    role: str = ""
