"""From a text to its hits: every detector over one folding, overlaps settled, advice added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.privacy.addresses import addresses
from gongkai.privacy.advice import advice
from gongkai.privacy.folding import folded
from gongkai.privacy.grids.columns import in_grid
from gongkai.privacy.grids.texts import grids as grids_in_text
from gongkai.privacy.model import DataType, Hit
from gongkai.privacy.names.find import names
from gongkai.privacy.numbers.account import accounts
from gongkai.privacy.numbers.bank_card import bank_cards
from gongkai.privacy.numbers.birth import birth_dates
from gongkai.privacy.numbers.email import emails
from gongkai.privacy.numbers.id_card import id_cards
from gongkai.privacy.numbers.landline import landlines
from gongkai.privacy.numbers.mobile import mobiles
from gongkai.privacy.numbers.plate import plates
from gongkai.privacy.numbers.position import positions
from gongkai.privacy.numbers.travel import travel_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.privacy.grids.model import Grid
    from gongkai.privacy.model import Found

_NUMBERS = (
    id_cards,
    mobiles,
    bank_cards,
    emails,
    travel_documents,
    plates,
    landlines,
    birth_dates,
    positions,
    accounts,
)
_RANK = {kind: at for at, kind in enumerate(DataType)}


def detect(text: str, grids: Iterable[Grid] = ()) -> list[Hit]:
    """Find the personal data of a text, in order, no two overlapping.

    `grids` are tables known to stand in it, as places of cells; others are looked for in the text itself (tabs,
    pipes, commas, blanks). Takes time in proportion to the text.
    """
    plain = folded(text)
    tables = [*grids, *grids_in_text(plain)]
    cells = [found for grid in tables for found in in_grid(plain, grid)]
    numbers = [found for find in _NUMBERS for found in find(plain)]
    found = _settled([*cells, *numbers])
    found = _settled([*found, *names(plain, found, cells)])
    persons = sorted(each.start for each in found if each.type is not DataType.PLATE)
    found = _settled([*found, *addresses(plain, persons)])
    return [
        Hit(
            each.type,
            each.start,
            each.end,
            text[each.start : each.end],
            each.valid,
            advice(each.type, valid=each.valid),
        )
        for each in found
    ]


def _settled(found: Iterable[Found]) -> list[Found]:
    """Of what overlaps keep the longer, then the one whose check is right, then the graver kind."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and each.start < kept[-1].end:
            kept[-1] = max(kept[-1], each, key=_weight)
        else:
            kept.append(each)
    return kept


def _weight(found: Found) -> tuple[int, bool, int]:
    return found.size, found.valid, -_RANK[found.type]
