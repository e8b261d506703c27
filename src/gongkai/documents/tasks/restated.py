"""Orders of the running text that a task table of the same document states again, in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.drafts import Draft

_SHORTEST = 12  # characters that a text must have for its being part of another to tell
_SAME_WORDS = 0.75
_SAME_UNITS = 0.4  # share of common bigrams that is enough where the units are the same too
_SAME_LEDGER = 0.2  # and where most of the orders are in the table anyway
_MOST_PAIRS = 100_000  # far beyond any ledger; keeps hostile files cheap


def not_restated(found: Sequence[Draft], stated: Sequence[Draft]) -> list[Draft]:
    """Give the drafts of the running text that no row of a table states.

    A row states an order when one text holds the other, when most of their bigrams are the same, or fewer
    and the units as well. Where that is so for most orders, the table is their list, and a likeness will do.
    """
    if not stated or len(found) * len(stated) > _MOST_PAIRS:
        return list(found)
    rows = [_Words(draft) for draft in stated]
    orders = [_Words(draft) for draft in found]
    firm = [any(order.states(row, _SAME_UNITS) for row in rows) for order in orders]
    if sum(firm) * 2 > len(firm):
        firm = [
            known or any(o.states(row, _SAME_LEDGER) for row in rows)
            for o, known in zip(orders, firm, strict=True)
        ]
    return [draft for draft, known in zip(found, firm, strict=True) if not known]


class _Words:
    """What is compared of one draft: its text without marks, the pairs of characters in it, its units."""

    def __init__(self, draft: Draft) -> None:
        self.text = re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]+", "", draft.text)
        self.pairs = {self.text[at : at + 2] for at in range(len(self.text) - 1)}
        self.units = {name for names in draft.units.units.values() for name in names}

    def states(self, other: _Words, enough: float) -> bool:
        """Whether both texts order the same; `enough` is asked of the words where the units agree."""
        shorter, longer = sorted((self.text, other.text), key=len)
        if len(shorter) >= _SHORTEST and shorter in longer:
            return True
        least = min(len(self.pairs), len(other.pairs))
        share = len(self.pairs & other.pairs) / least if least else 0.0
        return share >= (enough if self.units and self.units == other.units else _SAME_WORDS)
