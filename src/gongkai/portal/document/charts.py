"""The charts that a kind asks for, out of a record's fields or rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds import ChartOf
from gongkai.information.kinds.amounts import plain
from gongkai.information.kinds.saying import figure, grouped, public
from gongkai.information.rows import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.information.kinds import Kind, KindChart
    from gongkai.information.models import Information

REST = "其他"
OF_WHICH = "其中："
UNNAMED = "（未填）"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its length, what it says."""

    name: str
    value: float
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the table beside it."""

    label: str
    unit: str
    heading: str
    bars: tuple[Bar, ...]


def charts(kind: Kind, information: Information) -> list[Chart]:
    """Those that have something to show: at least two bars, one of them above nothing."""
    made = [_chart(kind, chart, information) for chart in kind.charts]
    return [chart for chart in made if len(chart.bars) > 1 and any(bar.value > 0 for bar in chart.bars)]


def _chart(kind: Kind, chart: KindChart, information: Information) -> Chart:
    if chart.of is ChartOf.FIELDS:
        return _fields(kind, chart, information)
    return (
        _of_rows(kind, chart, _Digest(information)) if information.rows_sha256 else Chart(chart.label, "", "", ())
    )


def _fields(kind: Kind, chart: KindChart, information: Information) -> Chart:
    values = information.elements or {}
    fields = [field for code in chart.values if (field := kind.field(code))]
    numbers = [(field.label.removeprefix(OF_WHICH), plain(field, values.get(field.code))) for field in fields]
    bars = tuple(_bar(label, number) for label, number in numbers if number is not None)
    return Chart(chart.label, fields[0].unit if fields else "", "项目", bars)


class _Digest:
    """A record's rows as a key: what holds the same is counted once."""

    def __init__(self, information: Information) -> None:
        self.digest = information.rows_sha256
        self.rows: Iterable[tuple[dict[str, Any], dict[str, str]]] | None = values_of(information)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Digest) and other.digest == self.digest


@lru_cache(maxsize=256)
def _of_rows(kind: Kind, chart: KindChart, rows: _Digest) -> Chart:
    table = kind.table
    assert table
    over = table.column(chart.over)
    value = table.column(chart.values[0]) if chart.values else None
    assert over
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for values, _ in rows.rows or ():
        name = figure(over, public(over, values.get(over.code))) or UNNAMED
        sums[name] += (plain(value, values.get(value.code)) or 0) if value else 1
    rows.rows = None
    unit = value.unit if value else "行"
    return Chart(chart.label, unit, over.label, _largest(sums, chart.most))


def _largest(sums: dict[str, Decimal], most: int) -> tuple[Bar, ...]:
    ordered = sorted(sums.items(), key=lambda pair: -pair[1])
    if len(ordered) <= most:
        return tuple(_bar(name, number) for name, number in ordered)
    rest = ordered[most - 1 :]
    shown = [_bar(name, number) for name, number in ordered[: most - 1]]
    return (*shown, _bar(f"{REST}（{len(rest)} 项）", sum((number for _, number in rest), Decimal(0))))


def _bar(name: str, number: Decimal) -> Bar:
    return Bar(name, float(number), grouped(number))
