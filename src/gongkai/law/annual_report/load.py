"""Reading the forms: TOML in, forms out; what is missing, unknown or contradictory fails with its place."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.law.annual_report.form import (
    Along,
    Blank,
    Column,
    Form,
    FormError,
    Identity,
    Measure,
    Row,
    Section,
    Table,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")


@cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms of this release, the oldest first. Raises FormError where a file is wrong."""
    folder = resources.files("gongkai.law.annual_report.forms")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    forms = [read_form(file.read_text("utf-8"), where=file.name) for file in files]
    return tuple(sorted(forms, key=lambda form: form.first_year))


def form_for(year: int) -> Form:
    """The form of the report on `year` (made in the year after). Raises FormError for years that had none."""
    for form in shipped_forms():
        if form.covers(year):
            return form
    first = shipped_forms()[0].first_year
    raise FormError(f"{year} 年度的报告没有统一表式，全国统一表式自 {first} 年度起施行")


def read_form(text: str, *, where: str) -> Form:
    """The form that a TOML text states; `where` is named in errors. Raises FormError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{where}：不是有效的 TOML：{error}") from error
    try:
        return _form(data)
    except (FormError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormError(f"{where}：{_reason(error)}") from error


def _reason(error: Exception) -> str:
    return f"缺少 {error.args[0]}" if isinstance(error, KeyError) else str(error)


def _form(data: dict[str, Any]) -> Form:
    tables = tuple(_table(entry) for entry in data.pop("table"))
    sections = tuple(_section(entry) for entry in data.pop("section"))
    identities = data.pop("identity")
    form = Form(
        name=data.pop("name"),
        rule=data.pop("rule"),
        first_year=data.pop("first_year"),
        last_year=data.pop("last_year", None),
        blank=Blank(data.pop("blank")),
        sections=sections,
        tables=tables,
        identities=(),
    )
    if data:
        raise FormError(f"不认识的字段 {'、'.join(sorted(data))}")
    _unique((table.key for table in tables), "表")
    for section in sections:
        for key in section.tables:
            form.table(key)
    return Form(
        form.name, form.rule, form.first_year, form.last_year, form.blank, sections, tables,
        tuple(_identity(entry, form) for entry in identities),
    )  # fmt: skip


def _section(entry: dict[str, Any]) -> Section:
    return _made(Section, {**entry, "tables": tuple(entry.get("tables", ()))})


def _table(entry: dict[str, Any]) -> Table:
    columns = tuple(_column(each) for each in entry["columns"])
    rows = tuple(_row(each) for each in entry["rows"])
    table = _made(Table, {**entry, "columns": columns, "rows": rows})
    _unique((column.key for column in columns), f"{table.title}的列")
    _unique((row.key for row in rows), f"{table.title}的行")
    for row in rows:
        _check_row(table, row)
    return table


def _check_row(table: Table, row: Row) -> None:
    if row.parent and not table.row(row.parent).heading:
        raise FormError(f"{table.title} {row.key}：上级 {row.parent} 应为 heading")
    if row.heading and (row.leaf or row.columns):
        raise FormError(f"{table.title} {row.key}：heading 没有单元格，不能是 leaf，也不能有 columns")
    for key in row.columns:
        table.column(key)


def _column(entry: dict[str, Any]) -> Column:
    return _made(Column, {**entry, "measure": Measure(entry.get("measure", Measure.COUNT))})


def _row(entry: dict[str, Any]) -> Row:
    lists = {name: tuple(entry.get(name, ())) for name in ("columns", "takes")}
    return _made(Row, {**entry, **lists})


def _identity(entry: dict[str, Any], form: Form) -> Identity:
    table, along = form.table(entry["table"]), Along(entry["along"])
    sides = {name: _terms(entry[name], table, along) for name in ("expected", "found")}
    return _made(Identity, {**entry, "along": along, **sides})


def _terms(entries: list[Any], table: Table, along: Along) -> tuple[Term, ...]:
    terms: list[Term] = []
    for entry in entries:
        keys = set(entry) if isinstance(entry, dict) else set()
        if isinstance(entry, str):
            terms.append(Term(entry))
        elif keys == {"previous"}:
            terms.append(Term(entry["previous"], previous=True))
        elif keys == {"leaves_of"} and along is Along.COLUMNS:
            terms += [Term(row.key) for row in table.leaves_of(table.row(entry["leaves_of"]).key)]
        else:
            raise FormError(f"加总的项应为行或列的 key、previous 或 leaves_of，不能是 {entry}")
    for term in terms:
        _check_term(term, table, along)
    return tuple(terms)


def _check_term(term: Term, table: Table, along: Along) -> None:
    if along is Along.ROWS:
        table.column(term.key)
    elif table.row(term.key).heading:
        raise FormError(f"{table.title} {term.key} 没有单元格，不能加总")


def _unique(keys: Iterable[str], name: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise FormError(f"{name} {key} 重复")
        seen.add(key)


def _made(kind: type[_T], fields: dict[str, Any]) -> _T:
    """A part of the form. Raises FormError naming what is missing or unknown."""
    try:
        return kind(**fields)
    except TypeError as error:
        raise FormError(f"{kind.__name__} {fields.get('key') or fields.get('code') or ''}：{error}") from error
