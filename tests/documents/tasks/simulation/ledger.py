"""A ledger as its authors meant it: what every layout must give back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.documents.tasks.simulation.words import BUREAUS, CLAUSES, DUES, ENDINGS, GROUPS, HEADINGS, OPENINGS

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `cells` are the unit cells as printed, one for each unit column."""

    number: int
    group: str
    text: str
    cells: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...] = ()
    due_text: str = ""
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows under header words; `columns` says what each holds: number, text, unit0, unit1, due."""

    header: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    grouped: bool

    def table(self) -> list[list[str]]:
        """The rows as cells in the order of the header."""
        return [[_cell(row, column) for column in self.columns] for row in self.rows]


def _cell(row: Row, column: str) -> str:
    if column == "number":
        return str(row.number)
    if column == "text":
        return row.text
    return row.due_text if column == "due" else row.cells[int(column[-1])]


def make_ledger(random: Random, *, kind: str = "", rows: int = 0, grouped: bool | None = None) -> Ledger:
    """Invent a ledger: kind `phrase` has one column of unit phrases, `two` has 牵头 and 责任 columns."""
    kind = kind or random.choice(["phrase", "list", "two", "due", "two due"])
    grouped = random.random() < 0.25 if grouped is None else grouped
    count = rows or random.randint(12, 30)
    size = -(-count // random.randint(3, 5))
    made = tuple(_row(random, at + 1, HEADINGS[at // size] if grouped else "", kind) for at in range(count))
    text = random.choice(["重点任务", "工作任务", "工作内容", "主要任务", "具体任务"])
    units = ["牵头单位", "责任单位"] if kind.startswith("two") else [random.choice(["责任单位", "责任部门"])]
    due = [random.choice(["完成时限", "完成时间", "时间要求"])] if kind.endswith("due") else []
    columns = ("number", "text", *(f"unit{n}" for n in range(len(units))), *(["due"] if due else []))
    return Ledger(("序号", text, *units, *due), columns, made, grouped)


def _row(random: Random, number: int, group: str, kind: str) -> Row:
    text = _text(random)
    due = random.choice(DUES) if kind.endswith("due") else ("", None)
    day = dt.date(*due[1]) if due[1] else None
    if kind.startswith("two"):
        lead, responsible = _names(random, 1, 3), _names(random, 1, 8, groups=True)
        return Row(
            number, group, text, ("、".join(lead), _list(random, responsible)), lead, responsible, (), due[0], day
        )
    if kind == "phrase":
        return _phrase(random, number, group, text)
    names = _names(random, 1, 10, groups=True)
    return Row(number, group, text, (_list(random, names),), (), names, (), due[0], day)


def _phrase(random: Random, number: int, group: str, text: str) -> Row:
    lead = _names(random, 1, 3)
    others = tuple(name for name in _names(random, 1, 5, groups=True) if name not in lead) or ("市有关部门",)
    led, rest = "、".join(lead), _list(random, others)
    form = random.randrange(5)
    if form == 0:
        return Row(number, group, text, (f"{led}牵头，{rest}按职责分工负责",), lead, others)
    if form == 1:
        return Row(number, group, text, (f"{led}牵头，{rest}配合",), lead, (), others)
    if form == 2:
        return Row(number, group, text, (f"{led}牵头落实",), lead, ())
    if form == 3:
        return Row(number, group, text, (f"{rest}按职责分工负责",), (), others)
    return Row(number, group, text, (f"{led}负责",), (), lead)


def _names(random: Random, least: int, most: int, *, groups: bool = False) -> tuple[str, ...]:
    names = random.sample(BUREAUS, random.randint(least, most))
    names.sort(key=lambda name: not name.startswith("市"))  # companies come behind the bureaus
    names = names if names[0].startswith("市") else [BUREAUS[0], *names]
    if groups and random.random() < 0.5:
        names.append(random.choice(GROUPS))
    return tuple(names)


def _list(random: Random, names: tuple[str, ...]) -> str:
    if names[-1] in GROUPS and len(names) > 1 and random.random() < 0.5:
        return "、".join(names[:-1]) + "，" + names[-1]
    return "、".join(names)


def _text(random: Random) -> str:
    wanted = random.randint(40, 260)
    parts = [random.choice(OPENINGS)] if random.random() < 0.6 else []
    clauses = random.sample(CLAUSES, len(CLAUSES))
    while sum(map(len, parts)) < wanted and clauses:
        parts.append(clauses.pop())
    parts.append(random.choice(ENDINGS))
    text = parts[0]
    for part in parts[1:]:
        text += random.choice("，，，。；") + part
    return text + random.choice(["", "。"])
