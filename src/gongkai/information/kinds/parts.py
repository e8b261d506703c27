"""What a structured kind has beyond its fields: a table, checks, charts, a rhythm, the layout of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.information.kinds.field import KindField


class Frequency(StrEnum):
    """How often information of a kind is due."""

    REAL_TIME = "real_time"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    REGULAR = "regular"
    EVENT = "event"

    @property
    def label(self) -> str:
        """As a reader says it."""
        return _FREQUENCIES[self]


_FREQUENCIES = {
    Frequency.REAL_TIME: "实时公开",
    Frequency.DAILY: "每日公开",
    Frequency.WEEKLY: "每周公开",
    Frequency.MONTHLY: "每月公开",
    Frequency.QUARTERLY: "每季度公开",
    Frequency.HALF_YEARLY: "每半年公开",
    Frequency.YEARLY: "每年公开",
    Frequency.REGULAR: "定期公开",
    Frequency.EVENT: "随事项形成或者变更公开",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a record of the kind has. No two agree in all columns of `key`; `least` rows at release."""

    label: str
    columns: tuple[KindField, ...]
    key: tuple[str, ...] = ()
    least: int = 1

    def column(self, code: str) -> KindField | None:
        """The column of that code."""
        return next((column for column in self.columns if column.code == code), None)


@dataclass(frozen=True, slots=True)
class KindCheck:
    """What must hold between fields, as `kinds.formulas` reads it: ``total == general + sum(amount)``.

    `each`: between the columns of every row. The sides may differ by `tolerance`, in the unit of the first field.
    """

    rule: str
    says: str
    each: bool = False
    tolerance: Decimal = field(default=Decimal(0))


class ChartOf(StrEnum):
    """Where a chart's bars come from."""

    FIELDS = "fields"  # one bar for each of `values`
    ROWS = "rows"  # one for each value of the column `over`: the sum of the column `values`, or the count of rows


@dataclass(frozen=True, slots=True)
class KindChart:
    """A chart of the document page; what a kind shows over time is its `series`."""

    label: str
    of: ChartOf
    values: tuple[str, ...] = ()
    over: str = ""
    most: int = 12  # bars; what is beyond stands together as the last
