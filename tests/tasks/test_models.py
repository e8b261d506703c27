"""How a task is called wherever one line stands for it."""

from __future__ import annotations

import pytest

from gongkai.tasks.models import Task


@pytest.mark.parametrize(
    ("number", "name"), [("12", "任务 12：办一件事"), ("（一）", "任务 （一）：办一件事"), ("", "办一件事")]
)
def test_a_task_is_called_by_its_number_and_text(number, name):
    assert str(Task(number=number, text="办一件事")) == name


def test_a_long_text_is_cut():
    assert len(str(Task(number="1", text="长" * 500))) == 120
