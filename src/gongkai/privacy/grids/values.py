"""What a cell holds, judged by what its column's head says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import is_bank_card, is_mobile, normalise_id_card
from gongkai.privacy.addresses import has_detail
from gongkai.privacy.model import DataType, Found
from gongkai.privacy.names.form import is_name, may_be_called
from gongkai.privacy.numbers.birth import DATE
from gongkai.privacy.numbers.landline import LANDLINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PARTS = re.compile(r"[^、,;/\n()\"“”]+")
_ANY_NAME = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿] +[㐀-鿿]|[A-Za-z]+(?:[ .·][A-Za-z]+){0,3}")
_ID = re.compile(r"(?<![0-9*])[1-9][0-9]{13,17}[0-9Xx](?![0-9*])")
_MOBILE = re.compile(r"(?<![0-9*])1[3-9][0-9](?P<gap>[ -]?)[0-9]{4}(?P=gap)[0-9]{4}(?![0-9*])")
_CARD = re.compile(r"(?<![0-9*])[0-9](?:[ -]?[0-9]){9,21}(?![0-9*])")
_SHORT_ID = re.compile(r"(?<![0-9A-Za-z*])[A-Za-z]{0,2}[0-9]{6,10}(?![0-9A-Za-z*])")
_ACCOUNT = re.compile(r"[A-Za-z0-9_-]{5,30}")
_BIRTH = re.compile(rf"{DATE}|(?:19|20)[0-9]{{6}}")
_NOTHING = re.compile(r"[-无否/— 0]*|健康|良好|正常|不详|身体健康")


def values(kind: DataType, text: str, start: int, end: int) -> Iterator[Found]:
    """The personal data of a `kind` in a cell of a folded text."""
    for match in _FINDERS[kind](text[start:end]):
        valid = _CHECKS.get(match[0], _whole)(text[start + match[1] : start + match[2]])
        yield Found(match[0], start + match[1], start + match[2], valid)


_Place = tuple[DataType, int, int]


def _whole(_: str) -> bool:
    return True


def _names(cell: str) -> Iterator[_Place]:
    for part in _PARTS.finditer(cell):
        word = part[0].strip()
        if is_name(word) or (_ANY_NAME.fullmatch(word) and may_be_called(word)):
            start = part.start() + part[0].index(word)
            yield DataType.NAME, start, start + len(word)


def _phones(cell: str) -> Iterator[_Place]:
    for match in _MOBILE.finditer(cell):
        yield DataType.MOBILE, *match.span()
    if not _MOBILE.search(cell):
        for match in LANDLINE.finditer(cell):
            yield DataType.LANDLINE, *match.span()


def _of(kind: DataType, pattern: re.Pattern[str]) -> Callable[[str], Iterator[_Place]]:
    def find(cell: str) -> Iterator[_Place]:
        for match in pattern.finditer(cell):
            yield kind, *match.span()

    return find


def _whole_cell(kind: DataType, nothing: re.Pattern[str] = _NOTHING) -> Callable[[str], Iterator[_Place]]:
    def find(cell: str) -> Iterator[_Place]:
        word = cell.strip()
        if word and not nothing.fullmatch(word) and "*" not in word:
            start = cell.index(word)
            yield kind, start, start + len(word)

    return find


def _addresses(cell: str) -> Iterator[_Place]:
    if has_detail(cell):
        yield from _whole_cell(DataType.ADDRESS)(cell)


_FINDERS: dict[DataType, Callable[[str], Iterator[_Place]]] = {
    DataType.NAME: _names,
    DataType.ID_CARD: _of(DataType.ID_CARD, _ID),
    DataType.MOBILE: _phones,
    DataType.BANK_CARD: _of(DataType.BANK_CARD, _CARD),
    DataType.PASSPORT: _of(DataType.PASSPORT, _SHORT_ID),
    DataType.PERMIT: _of(DataType.PERMIT, _SHORT_ID),
    DataType.ACCOUNT: _of(DataType.ACCOUNT, _ACCOUNT),
    DataType.BIRTH_DATE: _of(DataType.BIRTH_DATE, _BIRTH),
    DataType.HEALTH: _whole_cell(DataType.HEALTH),
    DataType.ADDRESS: _addresses,
    DataType.EMAIL: _of(DataType.EMAIL, re.compile(r"[^\s@,;、()]{1,64}@[^\s@,;、()]{3,200}")),
    DataType.PLATE: _of(DataType.PLATE, re.compile(r"[㐀-鿿][A-Z][· -]?[0-9A-Z挂学]{5,6}")),
}
_CHECKS: dict[DataType, Callable[[str], bool]] = {
    DataType.ID_CARD: lambda number: bool(normalise_id_card(number)),
    DataType.MOBILE: lambda number: is_mobile(re.sub(r"[ -]", "", number)),
    DataType.BANK_CARD: lambda number: is_bank_card(re.sub(r"[ -]", "", number)),
}
