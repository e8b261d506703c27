"""Row lists in the database: written once, found again by what they hold."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import InvalidInputError
from gongkai.information import kinds
from gongkai.information.kinds.saying import figure, public
from gongkai.information.models import InformationRow, RowList
from gongkai.information.rows.reading import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from django.db.models import QuerySet

    from gongkai.information.kinds import Table
    from gongkai.information.models import Information
    from gongkai.information.rows.reading import Row

BATCH = 1_000
MOST_SAID = 200  # rows; more are compared in a spreadsheet
RowContent = tuple[dict[str, Any], dict[str, str]]


def keep(information: Information, written: Iterable[Mapping[str, Any]]) -> RowList:
    """The list that holds these rows, written unless the record has it already. Call within a transaction.

    `written` is {column: cell} as somebody wrote it. InvalidInputError for a kind without a table or
    an unknown column.
    """
    table = kinds.get(information.kind).table
    if table is None:
        raise InvalidInputError("rows", f"“{kinds.get(information.kind).label}”没有表格。")
    rows = read_rows(table, written)
    digest = _digest(rows)
    made, new = RowList.objects.get_or_create(
        information=information,
        sha256=digest,
        defaults={"count": len(rows), "wrong": sum(bool(row.faults) for row in rows)},
    )
    if new:
        InformationRow.objects.bulk_create(_models(made, table, rows), batch_size=BATCH)
    return made


def list_of(information: Information, digest: str | None = None) -> RowList | None:
    """The list of a digest, by default the one that stands; None where the record has none."""
    wanted = information.rows_sha256 if digest is None else digest
    return information.row_lists.filter(sha256=wanted).first() if wanted else None


def rows_of(information: Information, digest: str | None = None) -> QuerySet[InformationRow]:
    """The rows of a digest, by default those that stand, in order."""
    wanted = information.rows_sha256 if digest is None else digest
    return InformationRow.objects.filter(list__information=information, list__sha256=wanted)


def values_of(information: Information, digest: str | None = None) -> Iterator[RowContent]:
    """(values, faults) of every row, in order."""
    return rows_of(information, digest).values_list("values", "faults").iterator(BATCH)


def as_words(information: Information, digest: str) -> str:
    """A list for the history: a line for each row; a long one by its length and digest."""
    standing = list_of(information, digest)
    table = kinds.get(information.kind).table if kinds.exists(information.kind) else None
    if standing is None or table is None or standing.count > MOST_SAID:
        return f"共 {standing.count if standing else 0} 行，校验值 {digest[:16]}"
    lines = (
        "，".join(figure(column, values.get(column.code)) or "—" for column in table.columns)
        for values, _ in values_of(information, digest)
    )
    return "\n".join(lines)


def _digest(rows: Sequence[Row]) -> str:
    text = json.dumps([[row.values, row.faults] for row in rows], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _models(made: RowList, table: Table, rows: Sequence[Row]) -> Iterator[InformationRow]:
    for position, row in enumerate(rows, 1):
        yield InformationRow(
            list=made, position=position, values=row.values, faults=row.faults, text=_text(table, row.values)
        )


def _text(table: Table, values: Mapping[str, Any]) -> str:
    """What the public may search a row by: never more than it may read."""
    said = (figure(column, public(column, values.get(column.code))) for column in table.columns)
    return " ".join(filter(None, said))
