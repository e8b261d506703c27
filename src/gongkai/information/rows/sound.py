"""Whether the fields and rows of structured information are whole and agree; what is wrong, a sentence each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information import kinds
from gongkai.information.kinds.amounts import comparable, in_unit
from gongkai.information.kinds.formulas import Given, violated
from gongkai.information.kinds.reading import ValueFault, read
from gongkai.information.kinds.saying import figure
from gongkai.information.rows.store import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gongkai.information.kinds import Kind, Table
    from gongkai.information.models import Information

MOST_TOLD = 5  # problems in a refusal
MOST_SAID = 50  # of the rows' faults one by one


@dataclass(frozen=True, slots=True)
class Seen:
    """What one walk over the rows gave: how many, the sums of the columns, what is wrong."""

    count: int
    totals: dict[str, Decimal]
    problems: tuple[str, ...]


NO_ROWS = Seen(0, {}, ())


def problems(information: Information) -> list[str]:
    """All that stands against handing it in, beyond what is missing. Nothing for kinds without structure."""
    if not kinds.exists(information.kind):
        return []
    kind = kinds.get(information.kind)
    values = dict(information.elements or {})
    seen = look(kind, information)
    found = list(_elements(kind, values))
    if kind.table and seen.count < kind.table.least:
        found.append(f"{kind.table.label}至少要有 {kind.table.least} 行，现有 {seen.count} 行")
    given = Given(
        fields={field.code: field for field in kind.fields},
        values=values,
        columns={column.code: column for column in kind.table.columns} if kind.table else {},
        totals=seen.totals,
        count=seen.count,
    )
    found += [said for check in kind.checks if not check.each and (said := violated(check, given))]
    return [*found, *seen.problems]


def require_sound(information: Information) -> None:
    """InvalidInputError that says the first of the problems, if there are any. Nothing is kept by halves."""
    if found := problems(information):
        more = f"（共 {len(found)} 处）" if len(found) > MOST_TOLD else ""
        raise InvalidInputError("rows", f"{'；'.join(found[:MOST_TOLD])}{more}。")


def look(kind: Kind, information: Information) -> Seen:
    """The walk over the rows that stand."""
    if not kind.table or not information.rows_sha256:
        return NO_ROWS
    return _look(kind, _Rows(information))


class _Rows:
    """The rows of a record, equal to whatever holds the same: a list is walked once for each kind's file."""

    def __init__(self, information: Information) -> None:
        self.information = information
        self.digest = information.rows_sha256

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rows) and other.digest == self.digest


@lru_cache(maxsize=64)
def _look(kind: Kind, rows: _Rows) -> Seen:
    table = kind.table
    assert table
    columns = {column.code: column for column in table.columns}
    checks = [check for check in kind.checks if check.each]
    totals: dict[str, Decimal] = defaultdict(Decimal)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: list[str] = []
    number = 0
    for number, (values, faults) in enumerate(values_of(rows.information), 1):
        found += [
            f"第 {number} 行{columns[code].label}：{what}" for code, what in faults.items() if code in columns
        ]
        found += [f"第 {number} 行缺少{name}" for name in _missing(table, {**faults, **values})]
        given = Given(fields=columns, values={**values, **dict.fromkeys(faults)}, columns={})
        found += [f"第 {number} 行：{said}" for check in checks if (said := violated(check, given))]
        _add(totals, columns, values, faults)
        if table.key:
            places[tuple(str(values.get(code, "")) for code in table.key)].append(number)
    found += list(_repeated(table, places))
    rows.information = None  # type: ignore[assignment]  # the cache keeps the key; the record need not live on
    return Seen(number, dict(totals), _shortened(found))


def _add(
    totals: dict[str, Decimal], columns: Mapping[str, Any], values: Mapping[str, Any], faults: Mapping[str, str]
) -> None:
    for code, value in values.items():
        column = columns.get(code)
        if column and column.numeric and code not in faults:
            totals[code] += comparable(column, value) or 0


def _missing(table: Table, values: Mapping[str, Any]) -> list[str]:
    return [column.label for column in table.columns if column.required and values.get(column.code) in (None, "")]


def _repeated(table: Table, places: Mapping[tuple[str, ...], list[int]]) -> Iterator[str]:
    labels = "、".join(column.label for code in table.key if (column := table.column(code)))
    for key, numbers in places.items():
        if len(numbers) > 1 and any(key):
            rows = "、".join(map(str, numbers[:5]))
            yield f"第 {rows} 行的{labels}相同（{'，'.join(key)}），请核对是否重复"


def _shortened(found: list[str]) -> tuple[str, ...]:
    if len(found) <= MOST_SAID:
        return tuple(found)
    return (*found[:MOST_SAID], f"另有 {len(found) - MOST_SAID} 处，改正以上各处后再核对")


def _elements(kind: Kind, values: Mapping[str, Any]) -> Iterator[str]:
    for field in kind.fields if kind.structured else ():
        try:
            read(field, values.get(field.code))
        except ValueFault as fault:
            yield f"{field.label}：{fault}"


def total_of(kind: Kind, information: Information, code: str) -> str:
    """The sum of a column as its foot says it; empty without one."""
    column = kind.table.column(code) if kind.table else None
    number = look(kind, information).totals.get(code)
    if column is None or number is None:
        return ""
    return figure(column, format(in_unit(column, number), "f"))
