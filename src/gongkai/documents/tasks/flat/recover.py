"""Finding flattened task tables among the paragraphs and putting them together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock
from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.flat.cells import CellPath
from gongkai.documents.tasks.flat.fit import is_number, seems_units
from gongkai.documents.tasks.flat.fragments import RowBuilder, fragments
from gongkai.documents.tasks.flat.peel import split_rows
from gongkai.documents.tasks.flat.ways import best_way
from gongkai.documents.tasks.flat.words import header_near, joined, repeats
from gongkai.documents.tasks.headers import Column
from gongkai.documents.tasks.items import is_label_row
from gongkai.documents.tasks.units import has_role_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.blocks import Paragraph
    from gongkai.documents.tasks.flat.words import FlatHeader

_STOP = re.compile(
    r"(?:抄送|主送|附件|附表|备注|注|说明|联系人|合计|填表)\s*\d*\s*[：:]|附件\s*\d*$|（?此件|.*\d日印发$|.{2,20}办公[厅室]\s*20\d\d年.*印发"
)
_PAGE = re.compile(
    r"[—–\-─·~\s]+\d{1,4}[—–\-─·~\s]+|第\s*\d+\s*页(?:\s*[，,/]?\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+|[（(]?续表[）)]?"
)
_NUMBERED = re.compile(r"[（(]?(\d{1,3})[）)]?(?:[.．、|｜]\s*|\s+|(?=[\u4e00-\u9fff“《]))(?![年月日%个号条])\S")
_LONGEST_STOP = 60
_SAMPLE = 40
_MOST_LINES = 3000  # far beyond any ledger; keeps hostile files cheap
_MOST_CHARACTERS = 100_000
_MOST_TRIED = 9000  # lines under headers, all tables of one run together


@dataclass(frozen=True, slots=True)
class Recovered:
    """A table put together from the lines `start` to `end` (exclusive)."""

    start: int
    end: int
    table: TableBlock


def recover(lines: Sequence[Paragraph]) -> list[Recovered]:
    """Find every flattened task table in a run of paragraphs."""
    texts = [line.text.strip() for line in lines]
    found: list[Recovered] = []
    at, tried = 0, 0
    while at < len(texts) and tried < _MOST_TRIED:
        header = header_near(texts, at)
        body, ends = _body(header, texts) if header else ([], [])
        tried += len(body)
        table = _table(header, body, ends, lines[header.start].place) if header else None
        if table:
            found.append(table)
        at = max(at + 1, table.end if table else 0)
    return found


def _table(header: FlatHeader, body: list[str], ends: list[int], place: str) -> Recovered | None:
    if not body or len(header.rest) > _MOST_CHARACTERS:
        return None
    ways = [(one, *best_way(one.kinds, body, _rows(one, body))) for one in (header, *joined(header))]
    header, _, rows, count = max(ways, key=lambda way: way[1])
    wanted = [row for row in rows if any(row)]
    if not wanted:
        return None
    end = ends[count - 1] if count else header.end
    return Recovered(header.start, end, TableBlock(rows=(header.labels, *map(tuple, wanted)), place=place))


def _body(header: FlatHeader, texts: list[str]) -> tuple[list[str], list[int]]:
    """Give the lines under the header without page numbers and repeated headers, and where each ends."""
    body, ends = ([header.rest], [header.end]) if header.rest else ([], [])
    at, room = header.end, _MOST_CHARACTERS - len(header.rest)
    while at < len(texts):
        line = texts[at]
        room -= len(line)
        if _STOP.match(line[:_LONGEST_STOP]) or len(body) >= _MOST_LINES or room < 0:
            break
        if _PAGE.fullmatch(line) or not line:
            at += 1
            continue
        if again := repeats(texts, at, header):
            at = again
            continue
        repeated = header_near(texts, at)
        if repeated and repeated.start == at:
            if repeated.labels != header.labels:
                break
            at = repeated.end
            if repeated.rest:
                body.append(repeated.rest)
                ends.append(at)
            continue
        body.append(line)
        ends.append(at + 1)
        at += 1
    return body, ends


def _rows(header: FlatHeader, body: list[str]) -> tuple[list[list[str]], int]:
    if header.rest:
        return _run_together(header, body)
    if _cell_a_line(header, body):
        return _cells(header, body)
    return _line_rows(header, body)


def _cell_a_line(header: FlatHeader, body: list[str]) -> bool:
    """Whether the first lines hold one cell each: a lone number, or no white space that parts cells."""
    if not header.one_per_line:
        return is_number(body[0]) and Column.NUMBER in header.kinds
    head = body[: 2 * len(header.labels)]
    several = sum(len(fragments(line)) > 2 for line in head)  # noqa: PLR2004 — a number and a text may share a line
    glued = sum(bool(_NUMBERED.match(line)) and has_role_word(line[-12:]) for line in head)
    return several * 2 <= len(head) and glued * 2 <= len(head)


def _cells(header: FlatHeader, body: list[str]) -> tuple[list[list[str]], int]:
    """Lay a cell a line; a number that shares its line with the text (1 做好…) is set apart first."""
    lines: list[str] = []
    owner: list[int] = []
    alone = sum(line.isdecimal() for line in body)
    for at, line in enumerate(body):
        found = _NUMBERED.match(line)
        if Column.NUMBER in header.kinds and not alone and found:
            lines.append(found[1])
            owner.append(at)
            line = line[found.end(1) :].lstrip("）).．、 ")  # noqa: PLW2901 — the rest of this very line
        lines.append(line)
        owner.append(at)
    rows, count = CellPath(header.kinds).lay(lines)
    return rows, owner[count - 1] + 1 if count else 0


def _run_together(header: FlatHeader, body: list[str]) -> tuple[list[list[str]], int]:
    """All rows in one text after the header; the lines after it only as far as they are rows too."""
    text = " ".join([body[0]])
    count = 1
    while count < len(body) and _NUMBERED.match(body[count]):
        text += " " + body[count]
        count += 1
    rows = [_row(header, [chunk]) for chunk in split_rows(text) or [text]]
    return rows, count


def _line_rows(header: FlatHeader, body: list[str]) -> tuple[list[list[str]], int]:
    """Lines with several cells each; a line that begins with the next number begins a row."""
    if _row_a_line(header, body):
        return _whole_lines(header, body)
    chunks: list[list[str]] = []
    rows_at: list[int] = []
    number = part = 0
    for at, line in enumerate(body):
        if _is_label(line):
            chunks.append([line])
        elif (following := _number_of(line)) is not None and number < following <= number + 2:
            number, part = following, _part_in(line) or part
            chunks.append([line])
        elif (following := _part_in(line)) == part + 1 and chunks:
            part = following
            chunks.append([line])
        elif _starts_row(header, line) or not chunks:
            chunks.append([line])
        elif _beyond(header, chunks, line):
            return _laid(header, chunks), at
        else:
            chunks[-1].append(line)
        rows_at.append(at)
    return _laid(header, chunks), len(rows_at)


def _whole_lines(header: FlatHeader, body: list[str]) -> tuple[list[list[str]], int]:
    chunks: list[list[str]] = []
    for at, line in enumerate(body):
        if len(fragments(line)) == 1 and not _is_label(line) and _NUMBERED.match(line) is None:
            if at + 1 == len(body) or len(fragments(body[at + 1])) == 1:
                return _laid(header, chunks), at
            chunks[-1:] = [[*chunks[-1], line]] if chunks else [[line]]
        else:
            chunks.append([line])
    return _laid(header, chunks), len(body)


def _row_a_line(header: FlatHeader, body: list[str]) -> bool:
    """Whether most lines are whole rows: several cells of which the last is units or a date."""
    head = body[:_SAMPLE]
    whole = 0
    for line in head:
        parts = fragments(line)
        if Column.NUMBER in header.kinds and _number_of(line) is None and not _part_in(line):
            continue
        whole += len(parts) > 1 and (seems_units(parts[-1]) or looks_due(parts[-1])) and len(line) > len(parts) * 4
    return whole * 10 >= len(head) * 7


def _is_label(line: str) -> bool:
    return is_label_row(line) and len(fragments(line)) == 1


def _number_of(line: str) -> int | None:
    match = _NUMBERED.match(line)
    return int(match[1]) if match else int(line) if line.isdecimal() and len(line) < 4 else None  # noqa: PLR2004 — row numbers


def _part_in(line: str) -> int:
    """Give the number of the part (1), (2) … that begins in a line of a table with merged first columns."""
    match = re.search(r"(?:^|\s)[（(](\d{1,3})[）)]", line)
    return int(match[1]) if match else 0


def _starts_row(header: FlatHeader, line: str) -> bool:
    """In tables without numbers every line with a cell for each column is a row of its own."""
    return Column.NUMBER not in header.kinds and len(fragments(line)) >= len(header.labels)


def _beyond(header: FlatHeader, chunks: list[list[str]], line: str) -> bool:
    """Whether a line stands below the table: a sentence after a row that has all its cells."""
    if len(chunks) < 2 or len(fragments(line)) > 1:  # noqa: PLR2004 — the first row tells nothing yet
        return False
    row = _row(header, chunks[-1])
    complete = sum(map(bool, row)) >= len(row) - 1
    widest = max(len(seen) for chunk in chunks for seen in chunk)
    return complete and (len(line) * 2 > widest * 3 or len(chunks[-1]) > 3 + max(map(len, chunks[:-1])))


def _laid(header: FlatHeader, chunks: list[list[str]]) -> list[list[str]]:
    return [
        [chunk[0]] * len(header.labels) if len(chunk) == 1 and _is_label(chunk[0]) else _row(header, chunk)
        for chunk in chunks
    ]


def _row(header: FlatHeader, lines: list[str]) -> list[str]:
    builder = RowBuilder(header.kinds)
    for line in lines:
        builder.add(line)
    return builder.finish()
