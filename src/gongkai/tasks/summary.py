"""A ledger in figures: how many tasks there are, how they stand, how many are late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from gongkai.tasks.enums import TaskState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gongkai.tasks.querysets import TaskQuerySet

ENDED = (TaskState.DONE, TaskState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of tasks by state, in the order of the states, and those whose day has passed."""

    counts: tuple[tuple[TaskState, int], ...]
    overdue: int

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def done(self) -> int:
        return dict(self.counts)[TaskState.DONE]

    @property
    def words(self) -> str:
        """The figures in one sentence."""
        parts = "，".join(f"{state.label} {count} 项" for state, count in self.counts if count)
        late = f"其中已逾期 {self.overdue} 项。" if self.overdue else "没有逾期的任务。"
        return f"共 {self.total} 项任务：{parts}。{late}" if self.total else "没有任务。"

    @property
    def chart(self) -> list[tuple[str, int]]:
        """Rows for the bar chart and its table."""
        rows = [(str(state.label), count) for state, count in self.counts]
        return [*rows, ("已逾期", self.overdue)] if self.overdue else rows


def aggregates(today: dt.date) -> dict[str, Count]:
    """What `of_counts` needs, for a query that groups by something."""
    late = Q(due_on__lt=today) & ~Q(state__in=ENDED)
    counts = {f"n_{state.value}": Count("pk", filter=Q(state=state)) for state in TaskState}
    return counts | {"n_overdue": Count("pk", filter=late)}


def of_counts(row: Mapping[str, Any]) -> Summary:
    """The summary in a row of `aggregates`."""
    return Summary(tuple((state, row[f"n_{state.value}"]) for state in TaskState), row["n_overdue"])


def summarise(rows: TaskQuerySet, today: dt.date) -> Summary:
    """The figures of some tasks: one query."""
    return of_counts(rows.order_by().aggregate(**aggregates(today)))
