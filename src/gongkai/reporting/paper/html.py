"""A report as HTML: the body of its page, and a page that stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from gongkai.core.ui.charts import bars
from gongkai.information.body import tidy
from gongkai.reporting.paper.prose import below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from gongkai.reporting.paper.model import Cell, Grid, Paper, Part


def body(paper: Paper) -> str:
    """The sections with their prose and tables, as the page of a document holds them: clean, without charts."""
    note = format_html("<p>{}</p>", paper.note) if paper.note else ""
    return str(format_html("{}{}", _all(_section(part) for part in paper.parts), note))


def page(paper: Paper) -> str:
    """A whole page with its own style and charts, as a file that needs nothing else."""
    parts = [
        {
            "heading": _heading(part),
            "prose": _prose(part),
            "tables": [(grid, _table(grid)) for grid in part.grids],
            "charts": [(chart, bars(chart.rows, unit=chart.unit)) for chart in part.charts],
        }
        for part in paper.parts
    ]
    return render_to_string("reporting/page.html", {"paper": paper, "parts": parts})


def _section(part: Part) -> SafeString:
    return format_html("{}\n{}{}", _heading(part), _prose(part), _all(_table(grid) for grid in part.grids))


def _heading(part: Part) -> SafeString:
    return format_html("<h2>{}、{}</h2>", part.number, part.title)


def _prose(part: Part) -> SafeString:
    return mark_safe(below(tidy(part.html).html))  # noqa: S308 - cleaned in this very call


def _table(grid: Grid) -> SafeString:
    head = _lines(grid.lines[: grid.heads])
    rest = _lines(grid.lines[grid.heads :])
    return format_html(
        "<table><caption>{}</caption>{}<tbody>{}</tbody></table>\n",
        grid.title,
        format_html("<thead>{}</thead>", head) if grid.heads else "",
        rest,
    )


def _lines(lines: tuple[tuple[Cell, ...], ...]) -> SafeString:
    rows = ((_all(_cell(cell, _scope(cell, line)) for cell in line),) for line in lines)
    return format_html_join("", "<tr>{}</tr>", rows)


def _scope(cell: Cell, line: tuple[Cell, ...]) -> str:
    """What a head speaks of: in a line of heads the columns below, else the rows beside."""
    if all(each.head for each in line):
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"


def _all(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _cell(cell: Cell, scope: str) -> SafeString:
    tag = "th" if cell.head else "td"
    rows = format_html(' rowspan="{}"', cell.rows) if cell.rows > 1 else ""
    columns = format_html(' colspan="{}"', cell.columns) if cell.columns > 1 else ""
    of = format_html(' scope="{}"', scope) if cell.head else ""
    return format_html("<{0}{1}{2}{3}>{4}</{0}>", tag, rows, columns, of, cell.text)
