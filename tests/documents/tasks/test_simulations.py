"""Ledgers of realistic length come back whole from every way in which extraction flattens them."""

import datetime as dt
import re
from random import Random

import pytest

from gongkai.documents.limits import Limits
from gongkai.documents.readers.text import blocks_of_text
from gongkai.documents.tasks import find_tasks
from tests.documents.tasks.simulation import lines, pages, prose
from tests.documents.tasks.simulation.ledger import make_ledger

LAYOUTS = {
    "a cell a line": lines.cell_a_line,
    "the number with the text": lines.number_with_text,
    "rows with blanks": lines.spaced_rows,
    "glued rows": lines.glued_rows,
    "glued rows, wrapped": lines.glued_wrapped,
    "rows with blanks, wrapped": lines.spaced_wrapped,
    "bars": lines.piped,
    "tabs": lines.tabbed,
    "one paragraph": lines.one_paragraph,
    "one paragraph without blanks": lines.one_glued_paragraph,
    "labels in brackets": prose.bracketed,
    "labels": prose.labelled,
    "label lines": prose.label_lines,
    "unit phrases": prose.phrases,
}
HARD = {"the number behind the text": lines.number_last, "columns side by side": pages.side_by_side}
BEFORE = "附件\n示范市2023年政务公开工作要点任务分工表\n"
AFTER = "\n抄送：市委各部门，市人大常委会办公室。\n示范市人民政府办公室 2023年3月20日印发"
PLAIN = {"bars", "tabs", "one paragraph", "one paragraph without blanks", "rows with blanks, wrapped"}


def _bare(text):
    own = re.sub(r"^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])\s*", "", text)
    return re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]+", "", own)


def _wanted(row):
    return _bare(row.text), row.lead, row.responsible, row.supporting, row.due_on


def _read(name, layout, seed):
    random = Random(f"{name}{seed}")
    grouped = False if name in PLAIN or name in HARD else None
    ledger = make_ledger(random, kind="phrase" if name == "unit phrases" else "", grouped=grouped)
    blocks = blocks_of_text(BEFORE + layout(ledger, random) + AFTER, Limits())
    tasks = find_tasks(blocks, written_on=dt.date(2023, 3, 15)).tasks
    found = [(_bare(t.text), t.lead, t.responsible, t.supporting, t.due_on) for t in tasks]
    return ledger, [_wanted(row) for row in ledger.rows], found, tasks


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_with_its_units_and_dates_comes_back(name, seed):
    ledger, wanted, found, tasks = _read(name, LAYOUTS[name], seed)
    assert found == wanted
    if ledger.grouped:
        assert [task.group for task in tasks] == [row.group for row in ledger.rows]


@pytest.mark.parametrize("name", HARD)
def test_most_rows_come_back_where_the_order_of_the_cells_was_lost(name):
    right = total = 0
    for seed in range(4):
        _, wanted, found, _ = _read(name, HARD[name], seed)
        right += sum(row in found for row in wanted)
        total += len(wanted)
    assert right >= total * 0.85
