"""How often characters follow one another in official texts, and how probable that makes a text.

The file has one line for each beginning of none, one or two characters: the beginning, a tab, then in turn the
next character and a sign for its count (48 + four times the binary logarithm). A bar stands for whatever is no Han
character. `tools.proofreading_counts` writes it, out of laws and official documents.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AMOUNT = {chr(48 + level): 2 ** (level / 4) for level in range(80)}
_DISCOUNT = 0.75  # what is taken off each count, for what was never seen (absolute discounting)
_LESS_SURE = 0.3  # weight of the shorter run where the longer one is known
_UNKNOWN = 0.6
_RARE, _OFTEN = 0.5, 0.15  # weight of the single character after a rare and a common one
_COMMON = 50
_CACHE = 400_000


@dataclass(slots=True)
class Counts:
    """Runs of one, two and three characters with how often they occur; which character stands beside which."""

    one: dict[str, float] = field(default_factory=dict)
    two: dict[str, float] = field(default_factory=dict)
    three: dict[str, float] = field(default_factory=dict)
    after: dict[str, set[str]] = field(default_factory=dict)
    before: dict[str, set[str]] = field(default_factory=dict)
    total: float = 0.0
    _logs: dict[str, float] = field(default_factory=dict)

    def log(self, run: str) -> float:
        """The logarithm of how probable the last of three characters is after the first two."""
        if (known := self._logs.get(run)) is None:
            if len(self._logs) > _CACHE:
                self._logs.clear()
            known = self._logs[run] = log(self._probability(run))
        return known

    def _probability(self, run: str) -> float:
        before, middle = self.two.get(run[:2], 0), self.one.get(run[1], 0)
        alone = (self.one.get(run[2], 0) + 0.5) / self.total
        pair = alone * (_OFTEN if middle > _COMMON else _RARE)
        if middle:
            pair += max(self.two.get(run[1:], 0) - _DISCOUNT, 0) / middle
        if not before:
            return pair * _UNKNOWN
        return max(self.three.get(run, 0) - _DISCOUNT, 0) / before + _LESS_SURE * pair

    def logs(self, text: str, least: float = -1e9) -> float:
        """The same, added up from the third character of a text on; given up once it falls below `least`."""
        total, known, log = 0.0, self._logs, self.log
        for at in range(3, len(text) + 1):
            run = text[at - 3 : at]
            total += known[run] if run in known else log(run)
            if total < least:
                break
        return total


@lru_cache(maxsize=1)
def counts() -> Counts:
    """The counts that come with the package, read once."""
    found = Counts()
    tables = (found.one, found.two, found.three)
    for start, pairs in _lines():
        table, ends, signs = tables[len(start)], pairs[::2], pairs[1::2]
        if len(start) == 1:
            found.after[start] = set(ends)
            for end in ends:
                found.before.setdefault(end, set()).add(start)
        table.update(zip((start + end for end in ends), map(_AMOUNT.__getitem__, signs), strict=True))
    found.total = sum(found.one.values())
    return found


def _lines() -> Iterator[tuple[str, str]]:
    packed = files("gongkai.proofreading").joinpath("lexicon", "counts.txt.gz").read_bytes()
    for line in gzip.decompress(packed).decode().split("\n"):
        start, _, pairs = line.partition("\t")
        yield start, pairs
