"""Words that mean the same in an office: abbreviations, former names, what citizens say.

The table of this package can be extended by one that staff keep (`SynonymTable.extended`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from gongkai.search.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Found(NamedTuple):
    """A word of the table in a text: `text[start:end]`, and what else it may be called."""

    start: int
    end: int
    term: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class SynonymTable:
    """Terms (folded) with their equals. `shown` keeps how each is written."""

    equals: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    def find(self, folded: str) -> list[Found]:
        """Find the terms in a folded text, the longest first at each place, none overlapping."""
        found: list[Found] = []
        at = 0
        while at < len(folded):
            term = self._longest(folded, at)
            if term:
                found.append(Found(at, at + len(term), term, self.equals[term]))
            at += len(term) or 1
        return found

    def _longest(self, folded: str, at: int) -> str:
        lengths = self._lengths.get(folded[at : at + 2], ())
        return next((part for size in lengths if (part := folded[at : at + size]) in self.equals), "")

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """By their first two characters, how long the terms are, the longest first."""
        lengths: dict[str, set[int]] = {}
        for term in self.equals:
            lengths.setdefault(term[:2], set()).add(len(term))
        return {start: sorted(sizes, reverse=True) for start, sizes in lengths.items()}

    def extended(self, groups: Iterable[Iterable[str]]) -> SynonymTable:
        """Give this table with more groups of equal words added."""
        shown = dict(self.shown)
        equals = {term: list(others) for term, others in self.equals.items()}
        for group in groups:
            _add(shown, equals, group)
        return SynonymTable({term: tuple(others) for term, others in equals.items()}, shown)


def _add(shown: dict[str, str], equals: dict[str, list[str]], group: Iterable[str]) -> None:
    terms = {fold(word): word for word in group if len(fold(word)) > 1}
    shown.update(terms)
    for term in terms:
        others = equals.setdefault(term, [])
        others += [other for other in terms if other != term and other not in others]


@cache
def default_synonyms() -> SynonymTable:
    """Read the table that comes with the package (data/synonyms.toml)."""
    text = files("gongkai.search.data").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return SynonymTable({}, {}).extended(_groups(tomllib.loads(text)))


def _groups(data: Mapping[str, Mapping[str, list[str]]]) -> Iterable[list[str]]:
    for section in data.values():
        for term, others in section.items():
            yield [term, *others]
