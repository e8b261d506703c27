"""Characters that make no sense where they stand, with what was probably meant: the language model's guesses."""

from __future__ import annotations

import re
from collections import Counter
from math import exp
from typing import TYPE_CHECKING

from gongkai.proofreading.checkers.base import flag
from gongkai.proofreading.language.guess import guesses
from gongkai.proofreading.model import Kind
from gongkai.proofreading.wordlists import Matcher, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.language.guess import Guess
    from gongkai.proofreading.model import Finding

_LEAST = 3.0
_EVEN, _SPREAD = 2.2, 1.5  # the gain at which a guess is as often right as wrong, and how fast that changes
_SURE = 0.99
_HAN = re.compile("[\u4e00-\u9fff]+")
_FIGURE = re.compile("[0-9A-Za-z０-９]")
_BY_FIGURES, _QUOTED = 2.0, 3.0
_LISTED, _LIST = 1.5, "、→—"
_COINED = 10  # characters from one quotation mark to the other


def check_likely(text: str) -> Iterator[Finding]:
    """Guesses, but for what a document says more than once: that is its own word or name."""
    found = guesses(text, _LEAST)
    often = _often(text, {piece for guess in found for piece in _pieces(text, guess)})
    for guess in found:
        if often.isdisjoint(_pieces(text, guess)):
            gain = guess.gain - _doubt(text, guess.start, guess.end)
            certainty = min(_SURE, round(1 / (1 + exp((_EVEN - gain) / _SPREAD)), 2))
            yield flag(text, guess.start, guess.end, guess.suggest, Kind.WORD, certainty)


def _pieces(text: str, guess: Guess) -> list[str]:
    """The characters guessed at with their neighbour before, and with the one behind them."""
    beside = (text[max(guess.start - 1, 0) : guess.end], text[guess.start : guess.end + 1])
    return [piece for piece in beside if len(piece) > len(guess.suggest) and _HAN.fullmatch(piece)]


def _often(text: str, pieces: set[str]) -> set[str]:
    """Those of the pieces that stand in the text more than once."""
    matcher = Matcher(Word(piece, "", Kind.WORD, 1.0) for piece in pieces)
    return {piece for piece, times in Counter(word.text for _, _, word in matcher.find(text)).items() if times > 1}


def _doubt(text: str, start: int, end: int) -> float:
    """What makes a place less odd than it looks: figures beside it, a list, quotation marks around it."""
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    opening = text.rfind("“", max(start - _COINED, 0), start)
    coined = opening >= 0 and text.find("”", opening, opening + _COINED) >= end
    listed = not set(beside).isdisjoint(_LIST)
    return (
        (_LISTED if listed else 0.0)
        + (_BY_FIGURES if _FIGURE.search(beside) else 0.0)
        + (_QUOTED if coined else 0.0)
    )
