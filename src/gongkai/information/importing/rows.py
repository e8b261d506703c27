"""The rows that a record lists, as rows of its kind's table; what does not fit is left out and said."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gongkai.information.importing.mapping.model import at, text_of
from gongkai.information.rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.information.importing.mapping.model import RowsRule
    from gongkai.information.kinds import Kind


def listed_rows(
    record: dict[str, Any], rule: RowsRule | None, kind: Kind, warn: Callable[[str, str], None]
) -> list[dict[str, Any]]:
    """The rows with their values as kept. Nothing without a rule, or for a kind without a table."""
    if rule is None or kind.table is None:
        return []
    columns = {code: paths for code, paths in rule.columns.items() if kind.table.column(code)}
    written = [
        {code: _first(entry, paths) for code, paths in columns.items()}
        for entry in _entries(at(record, rule.list))
    ]
    found = []
    for number, row in enumerate(read_rows(kind.table, written), 1):
        for code, what in row.faults.items():
            column = kind.table.column(code)
            warn("rows", f"第 {number} 行{column.label if column else code}：{what}，未采用")
        sound = {code: value for code, value in row.values.items() if code not in row.faults}
        found += [sound] if sound else []
    return found


def _entries(listed: Any) -> list[dict[str, Any]]:
    """A list of objects; also as JSON written into a text, or a single object."""
    if isinstance(listed, str) and listed.lstrip().startswith(("[", "{")):
        with suppress(ValueError, RecursionError):
            listed = json.loads(listed)
    entries = listed if isinstance(listed, list) else [listed]
    return [entry for entry in entries if isinstance(entry, dict)]


def _first(entry: dict[str, Any], paths: tuple[str, ...]) -> str:
    return next((text for path in paths if (text := text_of(at(entry, path)))), "")
