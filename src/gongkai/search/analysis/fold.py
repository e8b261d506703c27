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
from typing import Final

import opencc

_SAME: Final = str.maketrans(
    "〔【［[〖〘｛{〕】］]〗〙｝}“”„‟「」『』〝〞‘’＇'—–‐‑‒―−─〈〉・‧•",
    "(((((((())))))))" + '"' * 14 + "-" * 8 + "《》···",
)
_LOOSE_SPACE: Final = re.compile(r"(?<![0-9a-z]) | (?![0-9a-z])")
_SPACES: Final = re.compile(r" {2,}")
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


class _Table(dict[int, str]):
    """Fills itself: str.translate asks for each character once."""

    def __missing__(self, codepoint: int) -> str:
        folded = self[codepoint] = _fold_char(chr(codepoint))
        return folded


_TABLE: Final = _Table()


def fold(text: str) -> str:
    """Fold the text, as it is indexed and looked for."""
    folded = text.translate(_TABLE)
    if " " not in folded:
        return folded
    return _LOOSE_SPACE.sub("", _SPACES.sub(" ", folded)).strip(" ")


def fold_aligned(text: str) -> str:
    """Folded one to one: as long as `text`, for scanning. What has no one-to-one form stays as it is."""
    folded = text.translate(_TABLE)
    if len(folded) == len(text):
        return folded
    return "".join(new if len(new := _TABLE[ord(old)]) == 1 else old for old in text)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold, and give for each of its characters, the index in `text` that it came from."""
    pairs = [(char, index) for index, old in enumerate(text) for char in _TABLE[ord(old)]]
    kept = [pair for pair, keep in zip(pairs, _kept(pairs), strict=True) if keep]
    return "".join(char for char, _ in kept), [index for _, index in kept]


def _kept(pairs: list[tuple[str, int]]) -> list[bool]:
    """Which characters stay: a space only as the last of its run and between Latin letters or digits."""
    keep: list[bool] = []
    before = ""
    following = [*(char for char, _ in pairs[1:]), ""]
    for (char, _), after in zip(pairs, following, strict=bool(pairs)):
        stays = char != " " or (_latin(before) and _latin(after))
        keep.append(stays)
        before = before if char == " " else char
    return keep


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def clean(text: str) -> str:
    """Make the text fit to be shown: no control characters, white space in single blanks, valid Unicode."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    kept = "".join(char if char.isprintable() else _visible(char) for char in text)
    return " ".join(kept.split())


def _visible(char: str) -> str:
    return " " if char.isspace() or unicodedata.category(char) == "Cc" else _or_nothing(char)


def _or_nothing(char: str) -> str:
    return "" if unicodedata.category(char) in {"Cf", "Cs", "Cn"} else char
