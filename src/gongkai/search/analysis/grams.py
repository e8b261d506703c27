"""Character pairs: they find every substring, new words included, and carry the ranking.

The stream holds every overlapping pair, punctuation too, so that a phrase of pairs is exactly a
substring. Single characters have a stream of their own, without places: what holds them, no more.
"""

from __future__ import annotations

import sys
from array import array
from itertools import pairwise
from typing import Final

GAP: Final = "␣"
"""Stands for the blank between two Latin words, which the whitespace tokenizer would take for an end."""

_UNIT: Final = "I"
_CODING: Final = f"utf-32-{sys.byteorder[0]}e"
_BLANK: Final = ord(" ")


def gram_stream(folded: str) -> str:
    """All pairs joined by blanks, ready for a whitespace tokenizer. Empty below two characters.

    The two halves of the pairs are laid into every third place of an array: no object for each pair.
    """
    text = array(_UNIT, folded.replace(" ", GAP).encode(_CODING, "surrogatepass"))
    pairs = max(0, len(text) - 1)
    stream = array(_UNIT, [_BLANK]) * (3 * pairs)
    stream[0::3], stream[1::3] = text[:pairs], text[1:]
    return stream.tobytes().decode(_CODING, "surrogatepass")[:-1]


def character_stream(folded: str) -> str:
    """Every character that occurs, once, joined by blanks."""
    return " ".join(set(folded) - {" "})


def phrase_grams(folded: str) -> list[str]:
    """Give the tokens whose phrase is this substring; for a single character the list is empty."""
    text = folded.replace(" ", GAP)
    return [a + b for a, b in pairwise(text)]


def query_pairs(folded: str) -> list[str]:
    """Give the pairs worth ranking by, each once, in order: letters, digits and Chinese only."""
    pairs = (a + b for a, b in pairwise(folded) if a.isalnum() and b.isalnum())
    return list(dict.fromkeys(pairs))
