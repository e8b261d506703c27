"""What the page of structured information shows beyond its text: figures, rows, charts, files, its series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.html import format_html

from gongkai import law
from gongkai.information import kinds
from gongkai.information.kinds import DataType, Privacy
from gongkai.information.kinds.field import PERIODS
from gongkai.information.kinds.saying import figure, public, say
from gongkai.information.rows import list_of, rows_of
from gongkai.information.rows.sound import total_of
from gongkai.portal.document.charts import charts
from gongkai.portal.series.address import series_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.safestring import SafeString

    from gongkai.information.kinds import Kind, KindField
    from gongkai.information.models import Information, InformationRow
    from gongkai.portal.document.charts import Chart

FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the rows as it is shown."""

    text: SafeString | str
    css: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The first rows, or a page of them; `foot` holds the sums where columns have one."""

    label: str
    columns: Sequence[KindField]
    lines: Sequence[Sequence[Cell]]
    count: int
    foot: Sequence[Cell]
    url: str


@dataclass(frozen=True, slots=True)
class Structured:
    """All of it."""

    first: list[tuple[str, str]]
    facts: list[tuple[str, SafeString | str]]
    texts: list[tuple[str, str]]
    rows: Rows | None
    charts: list[Chart]
    downloads: list[tuple[str, str]]
    frequency: str
    limits: list[tuple[str, str]]
    series: str


def structured(information: Information) -> Structured | None:
    """None for a kind without structure."""
    if not kinds.exists(information.kind) or not kinds.get(information.kind).structured:
        return None
    kind = kinds.get(information.kind)
    return Structured(
        first=[(field.label, text) for field, text in said_fields(kind, information) if field.code in kind.first],
        facts=_facts(kind, information),
        texts=[(field.label, text) for field, text in said_fields(kind, information) if _long(field)],
        rows=_rows(kind, information),
        charts=charts(kind, information),
        downloads=downloads(kind, information),
        frequency=kind.frequency.label if kind.frequency else "",
        limits=_limits(kind),
        series=series_url(kind, information),
    )


def downloads(kind: Kind, information: Information) -> list[tuple[str, str]]:
    """The files of open data, by the names of their formats."""
    return [(FORMATS[name], reverse("portal:data", args=[information.pk, name])) for name in kind.downloads]


def said_fields(kind: Kind, information: Information) -> list[tuple[KindField, str]]:
    """The fields that the public side has, each in words with its unit; empty ones left out."""
    values = information.elements or {}
    found = ((field, say(field, public(field, values.get(field.code)))) for field in kind.fields)
    return [(field, text) for field, text in found if text]


def shown_columns(kind: Kind) -> tuple[KindField, ...]:
    """The columns that the public side has."""
    columns = kind.table.columns if kind.table else ()
    return tuple(column for column in columns if column.privacy is not Privacy.WITHHELD)


def lines_of(columns: Sequence[KindField], rows: Iterable[InformationRow]) -> list[list[Cell]]:
    """Rows as the public side shows them."""
    return [[cell_of(column, row.values.get(column.code)) for column in columns] for row in rows]


def cell_of(column: KindField, value: object) -> Cell:
    """A cell; addresses lead where they say."""
    text = figure(column, public(column, value))
    if column.type is DataType.URL and text.startswith(("http://", "https://")):
        return Cell(format_html('<a href="{}" rel="noopener nofollow">{}</a>', text, "查看"))
    return Cell(text, css_of(column))


def css_of(column: KindField) -> str:
    """Figures stand at the right, a day does not break."""
    return "number" if column.numeric else "nowrap" if column.type in PERIODS else ""


def foot_of(kind: Kind, information: Information) -> list[Cell]:
    """The sums; nothing where no column has one."""
    columns = shown_columns(kind)
    if not any(column.total for column in columns):
        return []
    sums = [Cell(total_of(kind, information, column.code) if column.total else "", "number") for column in columns]
    return [Cell("合计"), *sums[1:]] if not columns[0].total else sums


def _rows(kind: Kind, information: Information) -> Rows | None:
    standing = list_of(information)
    if kind.table is None or standing is None:
        return None
    columns = shown_columns(kind)
    return Rows(
        label=kind.table.label,
        columns=columns,
        lines=lines_of(columns, rows_of(information)[: kind.rows_shown]),
        count=standing.count,
        foot=foot_of(kind, information),
        url=reverse("portal:rows", args=[information.pk]) if standing.count > kind.rows_shown else "",
    )


def _facts(kind: Kind, information: Information) -> list[tuple[str, SafeString | str]]:
    found: list[tuple[str, SafeString | str]] = []
    for field, text in said_fields(kind, information):
        if field.code in kind.first or _long(field):
            continue
        link = field.type is DataType.URL and text.startswith(("http://", "https://"))
        found.append((field.label, format_html('<a href="{0}" rel="noopener">{0}</a>', text) if link else text))
    return found


def _long(field: KindField) -> bool:
    return field.type is DataType.LONG_TEXT


def _limits(kind: Kind) -> list[tuple[str, str]]:
    """What the law says of when and how, with the page of the rule."""
    rules = (law.rule(rule_id) for rule_id in kind.limits)
    return [(rule.says, reverse("portal:law-rule", args=[rule.id])) for rule in rules]
