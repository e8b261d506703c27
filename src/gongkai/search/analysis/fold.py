"""One spelling for what people take to be the same: width, case, script, brackets, spaces.

Folding works character by character, so that fold(part) is found in fold(whole) wherever part is
found in whole, and every folded character knows the character that it came from.

The rules: NFKC; lower case; accents of Latin letters dropped; traditional to simplified by OpenCC's
character table; all of 〔〕【】［］（） become (); all quotation marks become "; dashes become -;
invisible characters vanish. White space counts only between two Latin letters or digits, once:
extraction from paper breaks Chinese lines anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import opencc

from gongkai.search.analysis.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

_SAME: Final = str.maketrans(
    "〔【［[〖〘｛{〕】］]〗〙｝}“”„‟「」『』〝〞‘’＇'—–‐‑‒―−─〈〉・‧•",
    "(((((((())))))))" + '"' * 14 + "-" * 8 + "《》···",
)
_USUAL: Final = (range(0x21, 0x7F), range(0x3000, 0x3040), range(0x4E00, 0xA000))
_BLANK_RUN: Final = re.compile(r" +")
_LATIN_END: Final = "\u0250"


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _plain(char: str) -> str:
    """NFKC and lower case, a Latin letter without its accents."""
    parts = unicodedata.normalize("NFKD", char)
    if parts and parts[0] < _LATIN_END:
        parts = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFKC", parts).lower()


def _fold_char(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    if category in {"Cf", "Cs", "Cn", "Mn", "Me"}:
        return ""
    folded = "".join(_simplifier().convert(part) for part in _plain(char))
    return " ".join(folded.translate(_SAME).split()) if len(folded) == 1 else folded.translate(_SAME).strip()


def _one_to_one(char: str) -> str:
    folded = _FOLDED[ord(char)]
    return folded if len(folded) == 1 else char


def _letter(char: str) -> str:
    return _one_to_one(char) if char.isalnum() else char


def _shown_char(char: str) -> str:
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    return "" if unicodedata.category(char) in {"Cf", "Cs", "Cn"} else char


_FOLDED: Final = Table(_fold_char)
_ALIGNED: Final = Table(_one_to_one)
_LETTERS: Final = Table(_letter)
_SHOWN: Final = Table(_shown_char)


@cache
def _unusual_character() -> re.Pattern[str]:
    """Match what may change: all but the Chinese, the small letters and the signs that surely stay."""
    usual = [char for block in _USUAL for char in map(chr, block) if _FOLDED[ord(char)] == char]
    return re.compile(f"[^{re.escape(''.join(usual))}]+")


def unusual(text: str) -> set[str]:
    """Find the characters that folding or cleaning may change: to be given to both for a long text."""
    return set("".join(_unusual_character().findall(text)))


def fold(text: str, unusual: AbstractSet[str] | None = None) -> str:
    """Fold the text, as it is indexed and looked for. unusual: what `unusual(text)` gave, to be quicker."""
    folded = _FOLDED.apply(text, unusual)
    return _tightened(folded) if " " in folded else folded


def _tightened(folded: str) -> str:
    """Drop the blanks that do not part two Latin words."""
    parts = folded.split()
    spaced = [
        f" {after}" if _latin(before[-1]) and _latin(after[0]) else after for before, after in pairwise(parts)
    ]
    return "".join([*parts[:1], *spaced])


def fold_aligned(text: str) -> str:
    """Folded one to one: as long as `text`, for scanning. What has no one-to-one form stays as it is."""
    return text.translate(_ALIGNED)


def fold_letters(text: str, unusual: AbstractSet[str] | None = None) -> str:
    """Like `fold_aligned`, but punctuation stays: most texts of our day come out as they are."""
    return _LETTERS.apply(text, unusual)


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Fold, and give for each of its characters, the index in `text` that it came from."""
    odd = unusual(text)
    aligned = _ALIGNED.apply(text, odd)
    places = sorted(at for char in odd if _is_uneven(char) for at in _places(text, char))
    if not places:
        return aligned, range(len(text))
    chars, offsets = _spread(text, aligned, places)
    if " " not in chars:
        return chars, offsets
    keep = _kept(chars)
    return "".join(map(chars.__getitem__, keep)), [offsets[index] for index in keep]


def _is_uneven(char: str) -> bool:
    """Tell what does not become exactly one character wherever it stands: blanks, signs of several letters."""
    folded = _FOLDED[ord(char)]
    return len(folded) != 1 or folded == " "


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _spread(text: str, aligned: str, places: list[int]) -> tuple[str, list[int]]:
    """Put the folds of uneven characters between the even stretches."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for odd in places:
        folded = _FOLDED[ord(text[odd])]
        pieces += (aligned[start:odd], folded)
        offsets += [*range(start, odd), *([odd] * len(folded))]
        start = odd + 1
    return "".join([*pieces, aligned[start:]]), [*offsets, *range(start, len(text))]


def _kept(chars: str) -> list[int]:
    """Choose what stays: a blank only as the last of its run and between Latin letters or digits."""
    loose: set[int] = set()
    for run in _BLANK_RUN.finditer(chars):
        first, last = run.span()
        between = _latin(chars[:first][-1:]) and _latin(chars[last : last + 1])
        loose.update(range(first, last - 1 if between else last))
    return [index for index in range(len(chars)) if index not in loose]


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def clean(text: str, unusual: AbstractSet[str] | None = None) -> str:
    """Make the text fit to be shown: no control characters, white space in single blanks, valid Unicode."""
    return " ".join(_SHOWN.apply(text, unusual).split())
