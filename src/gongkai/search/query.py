"""What a person typed, taken apart. Every text is a valid query: what is not understood is looked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.search.analysis import fold, keywords
from gongkai.search.numbers import number_span, partial_number, whole_number

if TYPE_CHECKING:
    from gongkai.search.numbers import NumberQuery

LONGEST: Final = 300
"""Characters of a query that are read; nobody types more, and a pasted page must not stall the engine."""

_SHORT_PART, _FEW = 6, 2
_COUNTRY: Final = "中华人民共和国"
_TOKEN: Final = re.compile(
    r"""(?:(?<=\s)|^)(?P<minus>[-－−])?(?:[“「『](?P<han>[^”」』]+)[”」』])(?=\s|$)
      | (?:(?<=\s)|^)(?P<not>[-－−])(?:["＂](?P<nq>[^"＂]*)["＂]|(?P<nw>[^\s"＂]+))
      | ["＂](?P<q>[^"＂]*)["＂]
      | (?P<w>[^\s"＂]+)
      | ["＂]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The parts of a query, all folded.

    parts: plain text by its blanks. phrases: must occur as written. excluded: must not occur.
    number: the 文号 typed, if any; when `number_only`, nothing else was.
    """

    parts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    number: NumberQuery | None = None
    number_only: bool = False

    @property
    def text(self) -> str:
        """The plain text in one piece."""
        return fold(" ".join(self.parts))

    @property
    def empty(self) -> bool:
        """Whether nothing limits or orders the answer."""
        return not (self.parts or self.phrases or self.excluded or self.number)

    @property
    def strict(self) -> bool:
        """Whether this is a search for one or two keywords, which must all hold."""
        short = len(self.parts) <= _FEW and all(len(part) <= _SHORT_PART for part in self.parts)
        return short or len(keywords(self.text)) <= _FEW


def parse(text: str) -> ParsedQuery:
    """Take a query apart. Never fails."""
    text = text[:LONGEST]
    kinds = [(_kind(match), match) for match in _TOKEN.finditer(text)]
    plain = " ".join(match["w"] for kind, match in kinds if kind == "w")
    phrases = [fold(match["q"] or match["han"] or "") for kind, match in kinds if kind == "q"]
    excluded = [text for kind, match in kinds if kind == "not" for text in _excluded(match)]
    return _with_number(plain, _once(phrases), _once(excluded))


def _kind(match: re.Match[str]) -> str:
    if match["not"] or match["minus"]:
        return "not"
    if match["q"] is not None or match["han"]:
        return "q"
    return "w" if match["w"] else ""


def _excluded(match: re.Match[str]) -> list[str]:
    """Give the text to shut out; a bare word of punctuation is a slip of the hand."""
    text = fold(match["nq"] or match["nw"] or match["han"] or "")
    return [text] if text and (match["nw"] is None or means_something(text)) else []


def _once(texts: list[str]) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(texts) if text)


def _with_number(plain: str, phrases: tuple[str, ...], excluded: tuple[str, ...]) -> ParsedQuery:
    number = whole_number(plain)
    start, end = number_span(plain)
    rest = f"{plain[:start]} {plain[end:]}"
    if number is None:
        number, rest = partial_number(plain), plain
    parts = _parts(rest)
    only = number is not None and not (number.sure and parts) and not phrases
    return ParsedQuery(parts, phrases, excluded, number, only)


def _parts(plain: str) -> tuple[str, ...]:
    folded = (_without_country(fold(part)) for part in plain.split())
    return tuple(part for part in folded if means_something(part))


def _without_country(part: str) -> str:
    """中华人民共和国消防法 is looked for as 消防法: every law may carry the country's name, and few titles do."""
    rest = part.removeprefix(_COUNTRY)
    return rest if len(rest) > 1 else part


def means_something(text: str) -> bool:
    """Tell whether a text has more than punctuation: letters, figures, Chinese, emoji."""
    return any(char.isalnum() or unicodedata.category(char) == "So" for char in text)
