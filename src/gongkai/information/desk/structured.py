"""The desk's check of fields and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.desk.kit import Check, Problem
from gongkai.information import kinds
from gongkai.information.rows import problems
from gongkai.information.rows.due import due_of, late

if TYPE_CHECKING:
    from gongkai.information.models import Information


def structured(row: Information) -> list[Check]:
    """What does not agree in a structured kind; nothing for the others."""
    if not kinds.exists(row.kind) or not kinds.get(row.kind).structured:
        return []
    found = [Check("要素和表格", tuple(Problem(each, blocks=True) for each in problems(row)))]
    if due_of(row):
        found.append(Check("公开时限", tuple(filter(None, [late(row)]))))
    return found
