"""All checkers one after another, and what is left when they speak of the same place."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.proofreading.checkers.contexts import check_contexts
from gongkai.proofreading.checkers.doubled import check_doubled
from gongkai.proofreading.checkers.likely import check_likely
from gongkai.proofreading.checkers.numbering import check_numbering
from gongkai.proofreading.checkers.numbers import check_dates, check_numbers
from gongkai.proofreading.checkers.punctuation import check_marks, check_partners, check_width
from gongkai.proofreading.checkers.references import check_document_numbers, check_titles
from gongkai.proofreading.checkers.words import check_words
from gongkai.proofreading.wordlists import SensitiveWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.proofreading.checkers.base import Checker
    from gongkai.proofreading.model import Finding

CHECKERS: tuple[Checker, ...] = (
    check_words,
    check_contexts,
    check_doubled,
    check_marks,
    check_width,
    check_partners,
    check_dates,
    check_numbers,
    check_numbering,
    check_document_numbers,
    check_titles,
    check_likely,
)
DEFAULT_CERTAINTY = 0.8  # measured: of what is told from here on, more than nine in ten are right


def proofread(
    text: str, *, least: float = DEFAULT_CERTAINTY, sensitive: SensitiveWords | None = None
) -> list[Finding]:
    """Everything in `text` that is probably wrong, in order, no two findings of one place.

    `least` is the certainty from which a finding is told; `sensitive` the words of the city (by default our own
    short list). Takes a time in proportion to the length of the text. Never raises for what the text is.
    """
    words = sensitive or _own_words()
    found = [each for checker in CHECKERS for each in checker(text) if each.certainty >= least]
    return _apart([*found, *(each for each in words.check(text) if each.certainty >= least)])


@lru_cache(maxsize=1)
def _own_words() -> SensitiveWords:
    return SensitiveWords()


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """The surest of those that overlap; of equally sure ones the longer."""
    kept: list[Finding] = []
    starts: list[int] = []
    for each in sorted(found, key=lambda one: (-one.certainty, one.start - one.end, one.start)):
        at = bisect_left(starts, each.end)
        if at and kept[at - 1].end > each.start:
            continue
        kept.insert(at, each)
        starts.insert(at, each.start)
    return kept
