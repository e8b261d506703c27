"""Turned tables: header words down the first column, or label and value side by side as on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.tasks.headers import classify, is_task_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.layout import Rows

_MOST_COLUMNS = 12
_MOST_ROWS = 30


def upright(rows: Rows) -> Rows | None:
    """Give a turned table with its header on top; None when the table is not a turned task table."""
    if not 2 <= len(rows) <= _MOST_ROWS or len(rows[0]) < 2:  # noqa: PLR2004 — a label and a value
        return None
    return _transposed(rows) or _card(rows)


def _transposed(rows: Rows) -> Rows | None:
    labels = [row[0] for row in rows]
    if len(rows[0]) > _MOST_COLUMNS or not _all_labels(labels):
        return None
    # Label and value alternate on a card: more labels in the third column speak against a turned table.
    if any(classify(cell) is not None for row in rows for cell in row[1:]):
        return None
    return tuple(zip(*rows, strict=True))


def _card(rows: Rows) -> Rows | None:
    if len(rows[0]) % 2:
        return None
    pairs = [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2)]
    pairs = [(label, value) for label, value in pairs if label.strip() and label != value]
    if not _all_labels([label for label, _ in pairs]):
        return None
    if len({label for label, _ in pairs}) < len(pairs):
        return None
    return tuple(zip(*pairs, strict=True))


def _all_labels(labels: Sequence[str]) -> bool:
    kinds = [classify(label) for label in labels]
    return sum(kind is not None for kind in kinds) * 4 >= len(labels) * 3 and is_task_header(kinds, list(labels))
