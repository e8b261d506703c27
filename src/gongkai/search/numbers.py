"""文号 as search keys: every way of writing one number, and every usable part of it, is one exact term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gongkai.law.identifiers.document_number import DocumentNumber, find
from gongkai.search.analysis import fold

_PARTIAL: Final = re.compile(
    r"(?P<code>[^\W\d_][^\W_]{0,15}?)?\(?(?P<year>(?:19|20)\d\d)?\)?年? ?第?(?P<serial>\d{1,6})?号?"
)


@dataclass(frozen=True, slots=True)
class NumberQuery:
    """A 文号, whole or in part, found in a query.

    term: its key in the index. phrases: how texts cite it. sure: written out in full, so it stands even
    when no document carries it; otherwise it counts only when one does.
    """

    term: str
    sure: bool
    phrases: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether it names one document: code, year or order, and serial."""
        return self.sure or all(self.term.split("|"))


def number_terms(text: str) -> list[str]:
    """Give the index terms of a record's document_number: each number whole and by its parts.

    What cannot be read as a 文号 (damaged, a form of its own) is kept as one folded term.
    """
    numbers = [match.number for match in find(text)]
    terms = [term for number in numbers for term in _parts(number)]
    return list(dict.fromkeys([*terms, *([_bare(text)] if fold(text) else [])]))


def whole_number(text: str) -> NumberQuery | None:
    """Find the first complete 文号 in a query, wherever it stands."""
    found = find(text)
    if not found:
        return None
    number = found[0].number
    written = dict.fromkeys((fold(str(number)), fold(found[0].text)))
    return NumberQuery(_key(number), sure=True, phrases=tuple(written))


def number_span(text: str) -> tuple[int, int]:
    """Say where in the query the complete 文号 stands; (0, 0) for none."""
    found = find(text)
    return (found[0].start, found[0].end) if found else (0, 0)


def partial_number(text: str) -> NumberQuery | None:
    """Read the whole query as part of a 文号: 国办发6号, 2019 6号, 〔2019〕6, 苏府办 2021 128, 国办发〔2019〕."""
    folded = fold(text)
    match = _PARTIAL.fullmatch(folded)
    if match is None:
        return None
    code, year, serial = match["code"] or "", match["year"] or "", match["serial"] or ""
    if (bool(code), bool(year), bool(serial)).count(True) < 2:  # noqa: PLR2004  # one part alone is a word or a figure
        return None
    key = _key(DocumentNumber(code, int(year or 0) or None, int(serial or 0)))
    term = key if serial else key.rpartition("|")[0] + "|"
    return NumberQuery(term, sure=False)


def _parts(number: DocumentNumber) -> list[str]:
    code, year, serial = _key(number).split("|")
    return [f"{code}|{year}|{serial}", f"{code}||{serial}", f"|{year}|{serial}", f"{code}|{year}|", code]


def _key(number: DocumentNumber) -> str:
    return fold(number.key())


def _bare(text: str) -> str:
    return "=" + re.sub(r"[\W_]", "", fold(text))
