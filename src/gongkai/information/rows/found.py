"""The words by which structured information is found: its fields and rows as the public has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information import kinds
from gongkai.information.kinds.saying import public, say
from gongkai.information.rows.store import rows_of

if TYPE_CHECKING:
    from gongkai.information.models import Information

MOST_ROWS = 2_000
MOST_CHARACTERS = 200_000  # a search wants to find the list; its lines have a search of their own


def public_text(information: Information) -> str:
    """Fields with their labels, then the first rows, a line each; empty for kinds without structure."""
    if not kinds.exists(information.kind) or not kinds.get(information.kind).structured:
        return ""
    values = information.elements or {}
    fields = kinds.get(information.kind).fields
    said = ((field.label, say(field, public(field, values.get(field.code)))) for field in fields)
    lines = [f"{label}：{text}" for label, text in said if text]
    if information.rows_sha256:
        lines += rows_of(information).order_by("position").values_list("text", flat=True)[:MOST_ROWS]
    return "\n".join(lines)[:MOST_CHARACTERS]
