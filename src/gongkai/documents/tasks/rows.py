"""The rows of one task table, from top to bottom, into drafts of tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.tasks.drafts import Draft, bare_number, own_number
from gongkai.documents.tasks.layout import header_at
from gongkai.documents.tasks.roles import UnitReading
from gongkai.documents.tasks.units import is_unit_phrase, read_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.blocks import TableBlock
    from gongkai.documents.tasks.layout import Layout

_FOOTNOTE = re.compile(
    r"\s*(?:备注|注|说明|附注|填表说明)\s*[：:0-9]|\s*(?:合\s*计|总\s*计|小\s*计)\s*$|\s*\*|\s*抄送"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章部类批])"
)
_ENDED = re.compile(r"[。；;！!？?…”）)]\s*$")


def _joined(above: str, below: str) -> str:
    """Join the parts of a cell; two whole lists of units stay apart."""
    apart = is_unit_phrase(above) and is_unit_phrase(below) and not re.match("[、，,；;]", below)
    return f"{above}\n{below}" if apart else above + below


@dataclass(slots=True)
class RowReader:
    """Walks down one table. What a merged or broken cell leaves empty comes from the row above."""

    table: TableBlock
    layout: Layout
    drafts: list[Draft] = field(default_factory=list)
    heading: str = ""
    _carried: dict[int, str] = field(default_factory=dict)
    _tells_merges: bool = False
    _punctuated: bool = False
    _numbered: bool = False

    def read(self, start: int) -> list[Draft]:
        """Read the rows from `start` on; a header met on the way changes the layout."""
        self._look_ahead(start)
        at = start
        while at < len(self.table.rows):
            header = header_at(self.table.rows, at)
            if header:
                self.layout, at = header.layout, header.end
                self._look_ahead(at)
                continue
            self._row(at)
            at += 1
        return self.drafts

    def _look_ahead(self, start: int) -> None:
        rows, flags = self.table.rows[start:], self.table.continued[start:]
        merged = [at for row in flags for at, flag in enumerate(row) if flag]
        self._tells_merges = any(at in merged for at, _ in self.layout.units)
        texts = [row[self.layout.text] for row in rows if row[self.layout.text].strip()]
        self._punctuated = sum(bool(_ENDED.search(text)) for text in texts) * 5 > len(texts) * 3
        number = self.layout.number
        numbers = [row[number].strip() for row in rows] if number is not None else []
        self._numbered = sum(map(bool, numbers)) * 2 > len(texts)

    def _row(self, at: int) -> None:
        row = self.table.rows[at]
        filled = [cell.strip() for cell in row if cell.strip()]
        if not filled or _FOOTNOTE.match(filled[0]):
            return
        if self._is_heading(row, filled):
            self.heading = filled[0]
            self._carried.clear()
            return
        flags = self.table.continued[at] if self.table.continued else (False,) * len(row)
        if self._goes_on(row, flags):
            self._append(row, at)
        elif self.drafts and flags[self.layout.text] and self._same_number(row, flags):
            self._add_units(row, at)
        else:
            self._new(row, flags, at)

    def _is_heading(self, row: Sequence[str], filled: list[str]) -> bool:
        """A row that one label fills: merged over the whole width, or alone in a cell left of the units."""
        if len(set(filled)) > 1 or len(row) < 2:  # noqa: PLR2004 — one column cannot be merged
            return False
        if len(filled) == len(row):
            return True
        at = next(n for n, cell in enumerate(row) if cell.strip())
        if at > self.layout.text or filled[0].isdecimal():
            return False
        if filled[0].endswith(("。", "；")):
            return False
        if len(filled) > 1 or _HEADING.match(filled[0]):
            return len(filled[0]) <= 60  # noqa: PLR2004 — longer ones are sentences
        return at < self.layout.text and at not in self.layout.groups

    def _goes_on(self, row: Sequence[str], flags: Sequence[bool]) -> bool:
        """Whether a row is the rest of the one above, cut by a page end."""
        layout = self.layout
        text = row[layout.text].strip()
        if not self.drafts or any(row[at].strip() and not flags[at] for at in layout.groups):
            return False
        if layout.number is not None and row[layout.number].strip() and not flags[layout.number]:
            return False
        if not text:
            return any(row[at].strip() for at, _ in layout.units)
        if own_number(text) or flags[layout.text]:
            return False
        last = self.drafts[-1]
        broken = bool(re.search(r"[、，,]\s*$", last.text)) or bool(re.match(r"[、，,。；;）)]", text))
        if self._punctuated and not _ENDED.search(last.text):
            broken = True
        return broken or (self._numbered and not self._has_units(row) and not layout.groups)

    def _has_units(self, row: Sequence[str]) -> bool:
        return any(row[at].strip() for at, _ in self.layout.units)

    def _same_number(self, row: Sequence[str], flags: Sequence[bool]) -> bool:
        number = self.layout.number
        return number is None or flags[number] or not row[number].strip()

    def _append(self, row: Sequence[str], at: int) -> None:
        last = self.drafts[-1]
        for column, label in enumerate(self._names()):
            if row[column].strip():
                last.raw[label] = _joined(last.raw.get(label, ""), row[column].strip())
        last.text += row[self.layout.text].strip()
        last.units = self._read_units([last.raw[label] for label in self._names()])
        if self.layout.due is not None:
            last.due_text += row[self.layout.due].strip()
        last.doubts.append(f"第{at + 1}行并入本任务（看似被分页断开）")

    def _add_units(self, row: Sequence[str], at: int) -> None:
        """A task that fills several rows: each names further units."""
        last = self.drafts[-1]
        last.units.absorb(self._read_units(row))
        due = row[self.layout.due].strip() if self.layout.due is not None else ""
        if due and due != last.due_text:
            last.due_text = f"{last.due_text}，{due}" if last.due_text else due
        for column, label in enumerate(self._names()):
            if row[column] and row[column] not in last.raw[label]:
                last.raw[label] = f"{last.raw[label]}\n{row[column]}".strip()
        last.doubts.append(f"第{at + 1}行与本任务共用任务内容，单位已合并")

    def _new(self, row: Sequence[str], flags: Sequence[bool], at: int) -> None:
        group = self._group(row)
        text = row[self.layout.text].strip()
        if not text:
            text, group = group, self.heading
        if not text:
            return
        doubts: list[str] = []
        units = self._units_or_above(row, doubts)
        number = self.layout.number
        draft = Draft(
            text=text,
            place=f"{self.table.place}表格第{at + 1}行",
            number=bare_number(row[number]) if number is not None and not flags[number] else "",
            group=group if group != text else self.heading,
            units=units,
            due_text=self._due(row, borrowed=bool(doubts), doubts=doubts),
            raw=dict(zip(self._names(), row, strict=True)),
            doubts=doubts,
        )
        self.drafts.append(draft)

    def _group(self, row: Sequence[str]) -> str:
        fresh = False
        for at in self.layout.groups:
            cell = row[at].strip()
            if cell and cell != self._carried.get(at):
                self._carried[at], fresh = cell, True
            elif not cell and fresh:
                self._carried[at] = ""
        return next(
            (self._carried[at] for at in reversed(self.layout.groups) if self._carried.get(at)), self.heading
        )

    def _units_or_above(self, row: Sequence[str], doubts: list[str]) -> UnitReading:
        if self.layout.units and not self._has_units(row) and self.drafts and not self._tells_merges:
            doubts.append("单位栏为空，沿用上一行的单位")
            return UnitReading({role: list(names) for role, names in self.drafts[-1].units.units.items()})
        return self._read_units(row)

    def _read_units(self, row: Sequence[str]) -> UnitReading:
        reading = UnitReading()
        for at, role in self.layout.units:
            reading.absorb(read_units(row[at], role))
        return reading

    def _due(self, row: Sequence[str], *, borrowed: bool, doubts: list[str]) -> str:
        at = self.layout.due
        if at is None:
            return ""
        cell = row[at].strip()
        if cell or not borrowed:
            return cell
        if above := self.drafts[-1].due_text:
            doubts.append("完成时限栏为空，沿用上一行")
        return above

    def _names(self) -> list[str]:
        names: list[str] = []
        for at, label in enumerate(self.layout.labels):
            name = label or f"第{at + 1}列"
            count = names.count(name) + sum(n.startswith(f"{name}（") for n in names)
            names.append(f"{name}（{count + 1}）" if name in names else name)
        return names
