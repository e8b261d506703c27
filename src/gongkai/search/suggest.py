"""What can be completed without an index: terms and issuers, by their characters or their sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.search.analysis import fold
from gongkai.search.analysis.pinyin import full_pinyin, spellings
from gongkai.search.contract import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.search.analysis.pinyin import Spelling


def way_of_typing(typed: str) -> list[tuple[str, str]]:
    """Say which spellings to look in and for what, in the order to try: (field, prefix).

    Latin letters may be initials or full pinyin; Chinese that nothing begins with is tried by its sound,
    which also completes what is half typed (公积金t).
    """
    if typed.isascii():
        letters = typed.replace(" ", "").replace("'", "")
        return [("initials", letters), ("pinyin", letters)]
    return [("head", typed), ("pinyin", full_pinyin(typed))]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms and issuers with their spellings."""

    entries: tuple[tuple[Suggestion, tuple[Spelling, ...]], ...]

    def complete(self, typed: str) -> list[Suggestion]:
        """Give those that begin, at a word, with what was typed; those that begin at once come first."""
        for field, prefix in way_of_typing(typed):
            found = [(place, entry) for entry, ways in self.entries if (place := _place(ways, field, prefix)) >= 0]
            if found:
                return [entry for _, entry in sorted(found, key=lambda pair: (pair[1].source != "term", pair[0]))]
        return []


def _place(ways: tuple[Spelling, ...], field: str, prefix: str) -> int:
    """Give the number of the word at which the prefix begins, -1 for none."""
    return next((i for i, way in enumerate(ways) if getattr(way, _FIELDS[field]).startswith(prefix)), -1)


_FIELDS = {"head": "head", "pinyin": "full", "initials": "initials"}


def lexicon(terms: Iterable[str], issuers: Iterable[str]) -> Lexicon:
    """Spell out terms and issuers."""
    entries = [Suggestion(text=text, source="term") for text in terms]
    entries += [Suggestion(text=text, source="issuer") for text in issuers]
    return Lexicon(tuple((entry, tuple(spellings(fold(entry.text)))) for entry in entries))
