"""A module's columns as a django-tables2 table: sorting and paging come from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.core.paginator import EmptyPage
from django.db.models import F

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.core.desk.columns import Column
    from gongkai.core.desk.module import Module


class DeskColumn(tables.Column):  # type: ignore[misc]  # django-tables2 has no types
    """One of our columns in a table."""

    def __init__(self, column: Column, module: Module) -> None:
        fields = column.sorts_by()
        super().__init__(
            verbose_name=column.label,
            accessor="pk",
            orderable=bool(fields),
            order_by=fields or None,
            empty_values=(),
            attrs={"td": {"class": column.css}, "th": {"class": column.css}},
        )
        self.column, self.module = column, module

    def order(self, rows: QuerySet[Any], is_descending: bool) -> tuple[QuerySet[Any], bool]:  # noqa: FBT001 - django-tables2 calls it so
        """Rows without a value come last either way, and equal ones keep their place from page to page."""
        return rows.order_by(*ordering(self.column, descending=is_descending)), True

    def render(self, record: Any) -> Any:
        return self.column.html(record, self.module)


def ordering(column: Column, *, descending: bool) -> list[Any]:
    """What a queryset is to be ordered by for a column, in one direction."""
    terms = [
        F(field).desc(nulls_last=True) if descending else F(field).asc(nulls_last=True)
        for field in column.sorts_by()
    ]
    return [*terms, "pk"]


def build(
    module: Module, rows: QuerySet[Any], *, actor: Actor, sort: str, page: str, per_page: int
) -> tables.Table:
    """The page of the table that `sort` and `page` ask for; what they cannot mean counts as the first."""
    columns = [(column.key, DeskColumn(column, module)) for column in module.columns if column.on_page(actor)]
    table = tables.Table(rows, extra_columns=columns, order_by=sort or None, empty_text="")
    number = max(int(page), 1) if page.isdecimal() and page.isascii() else 1
    try:
        table.paginate(page=number, per_page=per_page)
    except EmptyPage:
        table.paginate(page=table.paginator.num_pages, per_page=per_page)
    return table
