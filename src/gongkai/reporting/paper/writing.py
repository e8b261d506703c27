"""A paper made of a report: its sections in the form's order, with their tables and charts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report import form_for
from gongkai.reporting.paper.grids import grid_of
from gongkai.reporting.paper.model import Bars, Paper, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.law.annual_report import Form, Tables

NEW, TOTAL, ALL = "new", "total", "total"


def title_of(unit: str, year: int) -> str:
    return f"{unit}{year}年政府信息公开工作年度报告"


def write(content: Mapping[str, Any]) -> Paper:
    """The paper of a report's content (`content.as_it_stands`): unit, year, tables, sections, day, note."""
    year, unit = int(content["year"]), str(content["unit"])
    form = form_for(year)
    tables, sections = content["tables"], content.get("sections", {})
    day = content.get("published_on")
    return Paper(
        title=title_of(unit, year),
        unit=unit,
        year=year,
        parts=tuple(_part(form, section, tables, sections) for section in form.sections),
        day=dt.date.fromisoformat(day) if day else None,
        note=str(content.get("note", "")),
    )


def _part(form: Form, section: Any, tables: Tables, sections: Mapping[str, str]) -> Part:
    grids = tuple(grid_of(form.table(key), tables.get(key, {})) for key in section.tables)
    return Part(
        section.number, section.title, sections.get(section.key, ""), grids, _charts(form, section.tables, tables)
    )


def _charts(form: Form, keys: tuple[str, ...], tables: Tables) -> tuple[Bars, ...]:
    if "requests" not in keys:
        return ()
    table, rows = form.table("requests"), tables.get("requests", {})
    classes = tuple(
        (column.label, _whole(rows.get(NEW, {}).get(column.key))) for column in table.columns if column.key != ALL
    )
    charts = (Bars("本年新收申请，按申请人", classes), Bars("本年度办理结果", tuple(results(form, rows))))
    return tuple(chart for chart in charts if any(value for _, value in chart.rows))


def results(form: Form, rows: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, int]]:
    """The results by their headings: 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理."""
    table = form.table("requests")
    found: dict[str, int] = {}
    for leaf in (row for row in table.rows if row.leaf):
        above = table.ancestors(leaf)
        name = above[1].label if len(above) > 1 else leaf.label
        found[name] = found.get(name, 0) + _whole(rows.get(leaf.key, {}).get(ALL))
    return list(found.items())


def _whole(value: Any) -> int:
    try:
        return int(value or 0)
    except (TypeError, ValueError):
        return 0
