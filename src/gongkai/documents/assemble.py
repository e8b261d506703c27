"""From blocks to an `OfficialDocument`: each element is read by its own module and put in its place here."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph
from gongkai.documents.dates import find_dates, parse_date
from gongkai.documents.elements import labels
from gongkai.documents.elements.attachments import read_attachments
from gongkai.documents.elements.citations import find_citations, unclosed
from gongkai.documents.elements.contents import without_contents
from gongkai.documents.elements.head import read_head
from gongkai.documents.elements.issuers import issuer_of
from gongkai.documents.elements.kinds import document_type
from gongkai.documents.elements.lines import Role, lines_of
from gongkai.documents.elements.paragraphs import rejoined
from gongkai.documents.elements.runs import break_runs
from gongkai.documents.elements.sections import build_sections
from gongkai.documents.elements.signature import read_signature
from gongkai.documents.elements.tables import read_tables
from gongkai.documents.elements.titles import is_cut_short, tidy
from gongkai.documents.elements.variants import as_written, is_traditional, simplified
from gongkai.documents.model import OfficialDocument, ReadWarning
from gongkai.law.identifiers import document_number
from gongkai.law.identifiers.document_number import NumberKind

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.elements.head import Head
    from gongkai.documents.elements.lines import Line
    from gongkai.documents.elements.signature import Signature
    from gongkai.documents.model import Citation

_NUMBER_IN_TITLE = re.compile(r"[（(]([^（()）]{2,40}号)[）)]$")
_PROMULGATES = re.compile(
    r"[^《》。]{0,40}《([^《》]{4,80})》(?:已[经由]?|业经).{4,120}会.{0,24}通过.{0,60}(?:公布|发布|颁布)"
)
_DAMAGED = "文号“{}”残缺，没有识别"
_SHORTEST_TITLE = 8
_FEWEST_LINES = 2
_MOST_ODDITIES = 50  # a text of nothing but 《 is no reason for a million warnings


@dataclass(slots=True)
class _Reading:
    """What the elements gave while a document is being put together."""

    raw: RawDocument
    lines: list[Line]
    head: Head
    signature: Signature
    attachments: tuple[str, ...]
    metadata: dict[str, str]
    warnings: list[ReadWarning] = field(default_factory=list)


def assemble(raw: RawDocument, *, file: str) -> OfficialDocument:
    """Understand the blocks of one file as an official document (公文, GB/T 9704-2012).

    Title, 文号, issuer and dates come from the page's labels first and from the text where these are
    silent. Nothing is guessed: what is absent stays empty, what is odd becomes a warning with its place.
    """
    if is_traditional(raw):
        return as_written(_assembled(simplified(raw), file), raw)
    return _assembled(raw, file)


def _assembled(raw: RawDocument, file: str) -> OfficialDocument:
    reading = _read_elements(raw)
    title = _title(reading, file)
    number = _number(reading)
    tables = read_tables(reading.raw, reading.lines, _written_on(reading))
    lines = rejoined(reading.lines)
    tree = build_sections(lines, tables.index)
    cites = _citations(reading, lines, title, number)
    _check(reading, title)
    return OfficialDocument(
        file=file,
        title=title,
        document_number=number,
        issuer=issuer_of(reading.metadata, reading.signature, reading.head, title),
        document_type=document_type(title),
        recipients=reading.head.recipients,
        written_on=_written_on(reading),
        published_on=parse_date(labels.field(reading.metadata, "published_on")),
        note=reading.signature.note,
        sections=tree.sections,
        index_number=labels.field(reading.metadata, "index_number"),
        tables=tables.tables,
        tasks=tables.tasks,
        cites=tuple(cites),
        warnings=(*raw.warnings, *reading.warnings, *tree.warnings, *tables.warnings),
        theme=labels.field(reading.metadata, "theme"),
        keywords=labels.field(reading.metadata, "keywords"),
        copied_to=tuple(reading.signature.copied_to),
        printed_by=reading.signature.printed_by,
        printed_on=reading.signature.printed_on,
        attachment_names=reading.attachments,
        files=tuple(raw.files),
        body=tree.body,
        metadata=reading.metadata,
    )


def _read_elements(raw: RawDocument) -> _Reading:
    lines = without_contents(break_runs(lines_of(raw.blocks)))
    raw = _apart(raw, lines)
    head = read_head(lines)
    signature = read_signature(lines, head.body)
    attachments = read_attachments(lines, head.body, signature)
    return _Reading(raw, lines, head, signature, attachments, {**head.labels, **raw.metadata})


def _apart(raw: RawDocument, lines: list[Line]) -> RawDocument:
    """Make each line of a text that is one single block a block of its own, for those that read blocks."""
    if len(raw.blocks) != 1 or not isinstance(raw.blocks[0], Paragraph) or len(lines) < _FEWEST_LINES:
        return raw
    for at, line in enumerate(lines):
        line.block = at
    return replace(raw, blocks=[Paragraph(line.text, line.place) for line in lines])


def _title(reading: _Reading, file: str) -> str:
    stated, read = tidy(labels.field(reading.metadata, "title")), reading.head.title
    if stated and is_cut_short(stated) and read.startswith(stated.rstrip(".…．")[:10]):
        stated = read
    title = stated or read or _promulgated(reading)
    if not title and reading.head.number and reading.head.number.kind is not NumberKind.BRACKETED:
        return reading.head.number.code  # 某市人民政府公告 over 第5号 has no other title
    if not title:
        stem = PurePath(file).stem
        title = stem if len(stem) >= _SHORTEST_TITLE and "关于" in stem and document_type(stem) else ""
    if title.startswith("《") and title.find("》") == len(title) - 1:
        title = title[1:-1]
    return _NUMBER_IN_TITLE.sub(lambda m: "" if document_number.parse(m[1]) else m[0], title).strip()


def _promulgated(reading: _Reading) -> str:
    """Give the title of the rules that an order brings into force: 《某条例》已经……通过，现予公布."""
    at = reading.head.body
    opening = _PROMULGATES.match(reading.lines[at].text) if at < len(reading.lines) else None
    return opening[1] if opening else ""


def _number(reading: _Reading) -> str:
    """Give the own 文号: as labelled, from the head, or from the brackets at the title's end."""
    stated = labels.field(reading.metadata, "document_number")
    if stated:
        return document_number.normalise(stated) or stated
    if reading.head.number:
        return str(reading.head.number)
    title = labels.field(reading.metadata, "title") or reading.head.title
    bracket = _NUMBER_IN_TITLE.search(title)
    return document_number.normalise(bracket[1]) if bracket else ""


def _written_on(reading: _Reading) -> dt.date | None:
    """Give 成文日期: as labelled, signed, or stated in the head; never the day of printing (印发)."""
    stated = parse_date(labels.field(reading.metadata, "written_on"))
    return stated or reading.signature.written_on or (max(reading.head.dates) if reading.head.dates else None)


def _citations(reading: _Reading, lines: list[Line], title: str, number: str) -> list[Citation]:
    places = _Places(lines)
    numbers = document_number.find(places.text)
    for line in lines:
        if line.role is Role.HEAD:
            found = document_number.damaged(line.text)[:1]
            reading.warnings += [ReadWarning(line.place, _DAMAGED.format(damage.text)) for damage in found]
    oddities = [
        (damage.start, _DAMAGED.format(damage.text)) for damage in document_number.damaged(places.text, numbers)
    ]
    oddities += [(at, f"书名号没有配对：“{places.text[at : at + 20]}”") for at in unclosed(places.text)]
    reading.warnings += [ReadWarning(places.at(at), what) for at, what in oddities[:_MOST_ODDITIES]]
    if len(oddities) > _MOST_ODDITIES:
        reading.warnings.append(
            ReadWarning("全文", f"残缺的文号和书名号共{len(oddities)}处，只列出前{_MOST_ODDITIES}处")
        )
    own = document_number.parse(number)
    return find_citations(places.text, numbers, title, {own.key()} if own else set())


class _Places:
    """The whole text as one string, and the way back from a position to a place in the file."""

    def __init__(self, lines: list[Line]) -> None:
        self._starts: list[int] = []
        self._places: list[str] = []
        parts: list[str] = []
        at = 0
        for line in lines:
            if line.role in (Role.HEAD, Role.HISTORY):
                continue
            text = line.text if line.table is None else _table_text(line)
            self._starts.append(at)
            self._places.append(line.place)
            parts.append(text)
            at += len(text) + 1
        self.text = "\n".join(parts)

    def at(self, position: int) -> str:
        return self._places[bisect_right(self._starts, position) - 1] if self._starts else ""


def _table_text(line: Line) -> str:
    return "\n".join(" ".join(row) for row in line.table.rows) if line.table else ""


def _check(reading: _Reading, title: str) -> None:
    """Warn of what is missing or contradicts itself."""
    warn = reading.warnings.append
    if not title:
        warn(ReadWarning("开头", "没有找到标题"))
    for place, text in reading.signature.impossible or ():
        warn(ReadWarning(place, f"落款日期“{text}”不存在"))
    stated, signed = labels.field(reading.metadata, "written_on"), reading.signature.written_on
    day = parse_date(stated)
    if stated and not day:
        found = find_dates(stated)
        warn(ReadWarning("页首信息", f"成文日期“{found[0].text if found else stated}”看不懂"))
    if day and signed and day != signed:
        warn(ReadWarning(reading.signature.place, f"落款日期{signed:%Y-%m-%d}与页首成文日期{day:%Y-%m-%d}不一致"))
