"""The table, checks and charts of a kind from its file; and that all of it speaks of fields that are there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds.field import PERIODS, DataType
from gongkai.information.kinds.formulas import FormulaError, parse
from gongkai.information.kinds.load_field import choice, fail, fits, load_field
from gongkai.information.kinds.parts import ChartOf, KindChart, KindCheck, Table
from gongkai.law import rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.information.kinds.field import KindField
    from gongkai.information.kinds.load_field import Place
    from gongkai.information.kinds.model import Kind

_TABLE: dict[str, type] = {"label": str, "columns": list, "key": list, "least": int}
_CHECK: dict[str, type] = {"rule": str, "says": str, "each": bool, "tolerance": float}
_CHART: dict[str, type] = {"label": str, "of": str, "values": list, "over": str, "most": int}


def load_table(entry: Any, place: Place) -> Table:
    """The rows that a record may have."""
    inner = place.at("table 的 ")
    fits(entry, _TABLE, inner)
    if not entry.get("label") or not entry.get("columns"):
        fail(inner, "label 和 columns 缺少")
    columns = tuple(
        load_field(each, inner.at(f"columns 第 {n} 项的 ")) for n, each in enumerate(entry["columns"], 1)
    )
    codes = [column.code for column in columns]
    for code in codes:
        if codes.count(code) > 1:
            fail(inner, f"columns 的 code “{code}”重复")
    key = tuple(entry.get("key", ()))
    _known(key, codes, "key", inner)
    return Table(entry["label"], columns, key, entry.get("least", 1))


def load_checks(
    entries: list[Any], fields: Sequence[KindField], table: Table | None, place: Place
) -> tuple[KindCheck, ...]:
    """What must hold between fields."""
    return tuple(
        _check(entry, fields, table, place.at(f"checks 第 {number} 项的 "))
        for number, entry in enumerate(entries, 1)
    )


def _check(entry: Any, fields: Sequence[KindField], table: Table | None, place: Place) -> KindCheck:
    fits(entry, _CHECK, place)
    for key in ("rule", "says"):
        if not entry.get(key):
            fail(place, f"{key} 缺少")
    columns = [column.code for column in table.columns] if table else []
    names = columns if entry.get("each") else [field.code for field in fields]
    try:
        formula = parse(entry["rule"])
    except FormulaError as error:
        fail(place, f"rule {error}")
    _known(formula.names(), names, "rule", place)
    _known(formula.columns(), columns, "rule", place)
    if entry.get("each") and formula.columns():
        fail(place, "rule 逐行核对时不能用 sum")
    return KindCheck(
        entry["rule"], entry["says"], entry.get("each", False), Decimal(str(entry.get("tolerance", 0)))
    )


def load_charts(
    entries: list[Any], fields: Sequence[KindField], table: Table | None, place: Place
) -> tuple[KindChart, ...]:
    """What is charted over what."""
    return tuple(
        _chart(entry, fields, table, place.at(f"charts 第 {number} 项的 "))
        for number, entry in enumerate(entries, 1)
    )


def _chart(entry: Any, fields: Sequence[KindField], table: Table | None, place: Place) -> KindChart:
    fits(entry, _CHART, place)
    if not entry.get("label"):
        fail(place, "label 缺少")
    of = choice(ChartOf, entry.get("of", "fields"), "of", place)
    values = tuple(entry.get("values", ()))
    chart = KindChart(entry["label"], of, values, entry.get("over", ""), entry.get("most", 12))
    if of is ChartOf.FIELDS:
        _known(values, [field.code for field in fields if field.numeric], "values", place)
        if not values:
            fail(place, "values 缺少（要比较的要素）")
        return chart
    columns = table.columns if table else ()
    _known((chart.over,), [column.code for column in columns], "over", place)
    _known(values, [column.code for column in columns if column.numeric], "values", place)
    return chart


def check_page(kind: Kind, place: Place) -> None:
    """The fields that the page, the series and the limits name are there."""
    codes = [field.code for field in kind.fields]
    _known(kind.first, codes, "first", place)
    _known(kind.series, [field.code for field in kind.fields if field.numeric], "series", place)
    if kind.period:
        _known((kind.period,), [field.code for field in kind.fields if field.type in PERIODS], "period", place)
    elif kind.series:
        fail(place, "series 须与 period 一同使用（按哪个要素排列各期）")
    if kind.formed:
        _known(
            (kind.formed,), [field.code for field in kind.fields if field.type is DataType.DATE], "formed", place
        )
    if kind.limits:
        _known(kind.limits, {rule.id for rule in rules()}, "limits", place)


def _known(names: Any, allowed: Any, key: str, place: Place) -> None:
    for name in names:
        if name not in allowed:
            fail(place, f"{key} 中的“{name}”不认识或者类型不合")
