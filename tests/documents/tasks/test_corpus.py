"""The three real work points: every row, every unit, every day."""

import datetime as dt

import pytest

from gongkai.documents.readers.load import load
from gongkai.documents.tasks import find_tasks

pytestmark = pytest.mark.corpus


def _tasks(corpus, name, written_on):
    path = corpus / "work_points" / f"{name}.txt"
    return find_tasks(load(path, name=path.name).blocks, written_on=written_on).tasks


def test_a_table_over_two_pages_is_read_whole(corpus):
    tasks = _tasks(corpus, "SZ21", dt.date(2021, 6, 18))
    assert [task.number for task in tasks] == [str(n) for n in range(1, 13)]
    assert [(len(task.lead), len(task.responsible)) for task in tasks] == [
        (2, 2), (1, 2), (2, 2), (0, 8), (1, 2), (1, 0), (0, 3), (1, 2), (0, 2), (0, 2), (0, 3), (2, 0),
    ]  # fmt: skip
    assert [task.due_on for task in tasks if task.due_on] == [dt.date(2021, 12, 31)]


def test_merged_cells_lend_their_units_and_groups(corpus):
    tasks = _tasks(corpus, "SZP17", dt.date(2017, 9, 27))
    assert [task.number for task in tasks] == [str(n) for n in range(1, 34)]
    assert all(task.responsible and task.guiding and task.due_on and task.group for task in tasks)
    assert tasks[26].responsible == tasks[25].responsible
    assert tasks[31].guiding == tasks[30].guiding
    assert len(tasks[3].guiding) == 2
    assert sorted({task.due_on.isoformat() for task in tasks}) == [
        "2017-09-30", "2017-11-15", "2017-11-30", "2017-12-31", "2018-02-28", "2018-03-31", "2018-06-30",
    ]  # fmt: skip


def test_nested_groups_and_empty_cells_are_told_apart(corpus):
    tasks = _tasks(corpus, "KS18", dt.date(2018, 8, 2))
    assert [task.number for task in tasks] == [str(n) for n in range(1, 36)]
    assert len({task.group for task in tasks}) == 11
    assert all(task.lead for task in tasks)
    assert [n for n, task in enumerate(tasks, 1) if not task.responsible] == [
        2, 7, 12, 13, 14, 15, 16, 17, 19, 20, 29, 30, 32, 33,
    ]  # fmt: skip
