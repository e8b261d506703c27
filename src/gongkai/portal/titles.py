"""Long titles break between words: GB/T 9704 wants a title's lines to end where a word does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.html import format_html_join

from gongkai.search.analysis import keywords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.safestring import SafeString

OPENING = "《〈“‘（([【〔"  # nothing is parted from what follows these
SHORTEST = 13  # what fits one line on a phone needs no help


def by_words(title: str) -> SafeString:
    """The title with the places marked at which a line may end (`<wbr>`, for `word-break: keep-all`)."""
    return format_html_join("", "{}<wbr>", ((part,) for part in parts(title)))


def parts(title: str) -> list[str]:
    """The title cut where a line may end; together they are the title."""
    ends = [0, *(_ends(title) if len(title) >= SHORTEST else ()), len(title)]
    return [title[start:end] for start, end in pairwise(ends) if start < end]


def _ends(title: str) -> Iterator[int]:
    at = 0
    for word in keywords(title):
        start = title.find(word, at)
        if start < 0:  # the segmenter gave back other letters than it was given
            return
        at = start + len(word)
        if (opens := _opening_before(title, start)) and _may_end(title, opens, word):
            yield opens


def _opening_before(title: str, start: int) -> int:
    """Where the brackets begin that open right before a word."""
    while start and title[start - 1] in OPENING:
        start -= 1
    return start


def _may_end(title: str, place: int, word: str) -> bool:
    """Whether a line may end before a word: 市, 的, 年 belong to what they follow, and a figure to its unit."""
    before = title[place - 1]
    return not before.isdigit() and (len(word) > 1 or word.isdigit() or not before.isalnum())
