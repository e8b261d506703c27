"""A task in the making: the cells of one row and what its neighbours lend it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.model import LedgerTask, ReadWarning
from gongkai.documents.tasks.due import read_due
from gongkai.documents.tasks.duephrases import deadline_in
from gongkai.documents.tasks.roles import Role, UnitReading

if TYPE_CHECKING:
    import datetime as dt

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_OWN = re.compile(
    rf"\s*(?:[（(]\s*(\d{{1,3}}|{_HAN_NUMBER})\s*[）)]|(\d{{1,3}}(?:\.\d{{1,2}}){{0,2}})\s*[.．、)）](?!\d)|({_HAN_NUMBER})、)",
)
_EDGES = " \t\n　.．、()（）〔〕[]【】"


@dataclass(slots=True)
class Draft:
    """One task before it is numbered. `place` tells a person where it stands."""

    text: str
    place: str
    number: str = ""  # from its own cell of the number column
    group: str = ""
    units: UnitReading = field(default_factory=UnitReading)
    due_text: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)

    def finish(self, number: str, written_on: dt.date | None) -> tuple[LedgerTask, list[ReadWarning]]:
        """Make the task, and the warnings about it."""
        due_text, doubts = self.due_text, [*self.doubts, *self.units.doubts]
        if due_text:
            due = read_due(due_text, written_on)
        elif (found := deadline_in(self.text)) and (due := read_due(found, written_on)).day:
            due_text = found
            doubts.append(f"没有完成时限栏，完成日取自任务内容“{found}”")
        else:
            due = read_due("")
        doubts += [due.doubt] if due.doubt else []
        if not self.units:
            doubts.append("没有认出责任单位")
        units = {role: tuple(names) for role, names in self.units.units.items()}
        task = LedgerTask(
            number=number,
            text=self.text,
            group=self.group,
            lead=units[Role.LEAD],
            responsible=units[Role.RESPONSIBLE],
            guiding=units[Role.GUIDING],
            supporting=units[Role.SUPPORTING],
            due_on=due.day,
            due_text=due_text,
            raw=self.raw,
        )
        return task, [ReadWarning(self.place, what) for what in dict.fromkeys(doubts)]


def own_number(text: str) -> str:
    """Give the number that a text itself begins with ((3) → 3, 2. → 2, （一） → 一), else ""."""
    match = _OWN.match(text)
    return next((group for group in match.groups() if group), "") if match else ""


def bare_number(cell: str) -> str:
    """Give a number cell without its punctuation: （1） → 1, 1. → 1."""
    return cell.strip(_EDGES)


def numbers_of(drafts: list[Draft], first: int) -> list[str]:
    """Number the tasks of one table.

    The number column counts if every task has its own there; else the numbers that the texts begin with;
    else the order in the document, `first` being the place of the first.
    """
    cells = [draft.number for draft in drafts]
    if drafts and all(cells) and len(set(cells)) == len(cells):
        return cells
    own = [own_number(draft.text) for draft in drafts]
    if all(own) and len(set(own)) == len(own):
        return own
    return [str(first + at) for at in range(len(drafts))]
