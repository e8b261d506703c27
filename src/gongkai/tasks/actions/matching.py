"""Which task of a ledger is which line of its document when the document is read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from gongkai.documents.model import LedgerTask
    from gongkai.tasks.models import Task


def match(lines: Sequence[LedgerTask], tasks: Sequence[Task]) -> list[Task | None]:
    """For each line its task, None for a new one: by the words, then by number and group, then by position.

    So a task keeps its progress when its wording, its number or its place is corrected, but not all at once.
    """
    found: list[Task | None] = [None] * len(lines)
    left = list(tasks)
    for key_of_line, key_of_task in _KEYS:
        _match_by(lines, left, found, key_of_line, key_of_task)
    for at, line in enumerate(lines):
        if found[at] is None:
            same = next((task for task in left if task.position == at and _alike(line, task)), None)
            if same:
                found[at] = same
                left.remove(same)
    return found


def _match_by(
    lines: Sequence[LedgerTask],
    left: list[Task],
    found: list[Task | None],
    key_of_line: Callable[[LedgerTask], Hashable],
    key_of_task: Callable[[Task], Hashable],
) -> None:
    """Match those whose key occurs as often on both sides, in order."""
    waiting: dict[Hashable, list[Task]] = {}
    for task in left:
        waiting.setdefault(key_of_task(task), []).append(task)
    for at, line in enumerate(lines):
        if found[at] is None and (candidates := waiting.get(key_of_line(line))):
            found[at] = candidates.pop(0)
            left.remove(found[at])  # type: ignore[arg-type]  # just set


def _words(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _alike(line: LedgerTask, task: Task) -> bool:
    return line.number == task.number or line.group == task.group


_KEYS: tuple[tuple[Callable[[LedgerTask], Hashable], Callable[[Task], Hashable]], ...] = (
    (lambda line: (_words(line.text), line.group), lambda task: (_words(task.text), task.group)),
    (lambda line: _words(line.text), lambda task: _words(task.text)),
    (lambda line: (line.number, line.group), lambda task: (task.number, task.group)),
)
