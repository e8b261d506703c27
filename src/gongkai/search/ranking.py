"""The second look at the best candidates: is it the title that was meant, and where does it say so?

Three steps of the measured recipe. A title counts only when it covers most of what was asked, so that
long questions are not pulled to short titles; the best stretch of 120 characters is both a score and
the passage that is shown; single characters settle what pairs leave open.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WINDOW: Final = 120
TITLE_GATE: Final = 0.6
TITLE_WEIGHT: Final = 2.0
WINDOW_WEIGHT: Final = 0.6
CHARACTER_WEIGHT: Final = 0.7
POOL: Final = 30
_TITLE_LENGTH: Final = 24  # characters of a usual official title
_TEXT_LENGTH: Final = 500
_K1, _B = 1.2, 0.75
_TELLING: Final = 16
_SLACK: Final = 1e-9  # for the order in which floats are added up
_OCCURRENCES: Final = 200  # of one pair in one text; more say nothing new


@dataclass(frozen=True)
class Weights:
    """What was asked, as pieces of text with the weight of each: rare pairs weigh most.

    alternatives: synonyms, each worth what the word in the query is worth. characters: single ones.
    """

    pairs: Mapping[str, float]
    alternatives: Mapping[str, float]
    characters: Mapping[str, float]

    @cached_property
    def total(self) -> float:
        """The weight of a text that has everything."""
        return sum(self.pairs.values())

    @cached_property
    def all_pieces(self) -> list[tuple[str, float]]:
        """Pairs and synonyms."""
        return [*self.pairs.items(), *self.alternatives.items()]

    @cached_property
    def telling(self) -> list[tuple[str, float]]:
        """The rarest pairs and the synonyms: enough to find the best stretch by."""
        rarest = sorted(self.pairs.items(), key=lambda pair: -pair[1])[:_TELLING]
        return rarest + list(self.alternatives.items())


@dataclass(frozen=True, slots=True)
class Window:
    """The best stretch of a text and the weight it holds."""

    start: int
    end: int
    weight: float


def idf(documents: int, having: int) -> float:
    """Weigh a term by its rarity, as BM25 does."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))


def title_score(folded_title: str, weights: Weights) -> float:
    """Score a title that covers at least the gate's share of the query; 0 for any other."""
    held = min(weights.total, _held(folded_title, weights))
    if not held or held < TITLE_GATE * weights.total:
        return 0.0
    length = 1 - _B + _B * len(folded_title) / _TITLE_LENGTH
    return held * (_K1 + 1) / (1 + _K1 * length)


def _held(text: str, weights: Weights) -> float:
    return sum([weight for piece, weight in weights.all_pieces if piece in text])


def character_score(text: str, weights: Weights) -> float:
    """Score single characters as BM25 would: what is left when a question words things its own way.

    Worth 0.4 to 1 point of MRR on letters and statutes, and cheap here, over the best candidates only.
    """
    norm = _K1 * (1 - _B + _B * len(text) / _TEXT_LENGTH)
    score = 0.0
    for one, weight in weights.characters.items():
        times = text.count(one)
        score += weight * times * (_K1 + 1) / (times + norm)
    return score


def most_in_window(text: str, weights: Weights) -> float:
    """Say what no stretch of the text can weigh more than; far cheaper than looking for the best one."""
    return min(sum([weight for piece, weight in weights.telling if piece in text]), weights.total)


def best_window(text: str, weights: Weights, width: int = WINDOW) -> Window:
    """Find the stretch of at most `width` characters that holds most of what was asked."""
    places, most = _places(text, weights)
    if not places:
        return Window(0, min(width, len(text)), 0.0)
    first, last, weight = _slide(places, width, most - _SLACK)
    return Window(first, min(len(text), max(last, first + width)), min(weight, weights.total))


def _places(text: str, weights: Weights) -> tuple[list[tuple[int, str, float]], float]:
    """Find every place of every piece, and what they weigh once each; one flat loop, since it is run so often."""
    found: list[tuple[int, str, float]] = []
    most = 0.0
    find = text.find
    for piece, weight in weights.telling:
        at = find(piece)
        if at < 0:
            continue
        most += weight
        last = len(found) + _OCCURRENCES
        while at >= 0 and len(found) < last:
            found.append((at, piece, weight))
            at = find(piece, at + 1)
    found.sort()
    return found, most


def _slide(places: list[tuple[int, str, float]], width: int, goal: float) -> tuple[int, int, float]:
    """Move a window over the places; each piece counts once. Gives first, end and weight of the best.

    Ends where the weight reaches the goal: no stretch can hold more.
    """
    best = (places[0][0], places[0][0] + 1, 0.0)
    inside: dict[str, int] = {}
    weight, left = 0.0, 0
    for start, piece, worth in places:
        times = inside.get(piece, 0)
        inside[piece] = times + 1
        if not times:
            weight += worth
        end = start + len(piece)
        while places[left][0] + width < end:
            _, gone, lost = places[left]
            inside[gone] -= 1
            if not inside[gone]:
                weight -= lost
            left += 1
        if weight > best[2]:
            best = (places[left][0], end, weight)
            if weight >= goal:
                break
    return best


def sentence_start(text: str, at: int, reach: int = 30) -> int:
    """Move back to where the sentence begins, when it is near."""
    for index in range(at, max(0, at - reach), -1):
        if text[index - 1] in "。；！？;!? ":
            return index
    return 0 if at <= reach else at


def order_key(score: float, *, ended: bool, day: int, identity: str) -> tuple[float, bool, int, str]:
    """Sort key of a hit: score, then what is in force, then the newer, then the id."""
    return (-round(score, 3), ended, -day, identity)
