"""《…》（文号）: documents as sentences name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){2,200})》")
_BRACKET = re.compile(r"\s*[（(]([^（）()《》]{3,60})[）)]")
_LONGEST = 500


def named(text: str) -> Iterator[tuple[str, str]]:
    """(文号 in normal form or "", title) of each document named, in order."""
    for match in QUOTED.finditer(text):
        bracket = _BRACKET.match(text, match.end())
        numbers = document_number.find(bracket[1]) if bracket else []
        yield str(numbers[0].number) if numbers else "", match[1].strip()[:_LONGEST]


def masked(text: str) -> str:
    """The text with what stands inside 《》 blotted out, place for place: those words are names, no statements."""
    return QUOTED.sub(lambda match: f"《{'■' * (len(match[0]) - 2)}》", text)
