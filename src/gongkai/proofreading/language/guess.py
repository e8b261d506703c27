"""Where a text runs as official Chinese never does, and what would run well there.

A place is looked at only when two characters stand beside each other that never do in the texts counted. For
each such place the characters that sound or look alike are tried; the gain is the logarithm of how much more
probable the text becomes, less how improbable the slip is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.proofreading.language import evidence
from gongkai.proofreading.language.alike import BOTH_SAME_SOUND, SAME_SOUND, pair_slip, pair_taken_for, taken_for
from gongkai.proofreading.language.counts import counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.proofreading.language.counts import Counts

_OTHER = re.compile(r"[^\u4e00-\u9fff]")
_MARGIN = evidence.WORD
_NONE: frozenset[str] = frozenset()
_AROUND = 20  # characters of a clause to each side that its words are looked for in
_BEST = -7.0  # no place of three or more characters is more probable than that


@dataclass(frozen=True, slots=True)
class Guess:
    """`suggest` for the characters from `start` to `end`; `gain`: how much more probable it is, a logarithm."""

    start: int
    end: int
    suggest: str
    gain: float


def guesses(text: str, least: float) -> list[Guess]:
    """The best guess at each place whose gain is `least` or more, in order; none beside another."""
    framed = f"||{_OTHER.sub('|', text)}||"
    known = counts()
    found = list(_found(framed, known, least))
    found.sort(key=lambda guess: (-guess.gain, guess.start))
    taken: set[int] = set()
    best: list[Guess] = []
    for guess in found:
        if taken.isdisjoint(range(guess.start - 1, guess.end + 1)):
            taken.update(range(guess.start, guess.end))
            best.append(Guess(guess.start - 2, guess.end - 2, guess.suggest, guess.gain))
    return sorted(best, key=lambda guess: guess.start)


def _odd(framed: str, known: Counts) -> list[int]:
    """Where two characters stand beside each other that never do: the place of the first."""
    two = known.two
    pairs = map(str.__add__, framed, framed[1:])
    return [at for at, pair in enumerate(pairs) if pair not in two and pair != "||"]


def _found(framed: str, known: Counts, least: float) -> Iterator[Guess]:
    odd = _odd(framed, known)
    for start in {start for at in odd for start in (at, at + 1) if framed[start] != "|"}:
        yield from _single(framed, start, known, least)
    for start in {start for at in odd for start in (at - 1, at, at + 1) if "|" not in framed[start : start + 2]}:
        yield from _double(framed, start, known, least)


def _single(framed: str, at: int, known: Counts, least: float) -> Iterator[Guess]:
    left, right = framed[at - 1], framed[at + 1]
    if left == right == "|":
        return  # a character alone has nothing that speaks against it
    stands = known.logs(framed[at - 2 : at + 3])
    if _hopeless(stands, SAME_SOUND, least):
        return
    taken = taken_for(framed[at])
    likely = (taken.keys() & _beside(known.after, left)) | (taken.keys() & _beside(known.before, right))
    yield from _weighed(framed, at, at + 1, [(other, taken[other]) for other in likely], known, stands, least)


def _double(framed: str, at: int, known: Counts, least: float) -> Iterator[Guess]:
    stands, pair = known.logs(framed[at - 2 : at + 4]), framed[at : at + 2]
    if _hopeless(stands, BOTH_SAME_SOUND, least):
        return
    after, before = known.after.get(framed[at - 1], _NONE), known.before.get(framed[at + 2], _NONE)
    likely = [
        (other, pair_slip(pair, other))
        for other in pair_taken_for(pair)
        if other[0] in after or other[1] in before
    ]
    yield from _weighed(framed, at, at + 2, likely, known, stands, least)


def _beside(table: dict[str, set[str]], neighbour: str) -> set[str] | frozenset[str]:
    return _NONE if neighbour == "|" else table.get(neighbour, _NONE)


def _hopeless(stands: float, slip: float, least: float) -> bool:
    """Whether the text is too probable as it stands for any guess to gain enough."""
    return _BEST - stands + slip < least - _MARGIN


def _weighed(
    framed: str, start: int, end: int, likely: list[tuple[str, float]], known: Counts, stands: float, least: float
) -> Iterator[Guess]:
    before, behind = framed[start - 2 : start], framed[end : end + 2]
    for other, slip in likely:
        enough = least - _MARGIN + stands - slip
        would = known.logs(before + other + behind, enough)
        if would >= enough:
            gain = would - stands + slip + _words(framed, start, end, other)
            if gain >= least:
                yield Guess(start, end, other, gain)


def _words(framed: str, start: int, end: int, other: str) -> float:
    """What the dictionary says for (or against) the suggestion, in the clause that it stands in."""
    first = max(framed.rfind("|", 0, start) + 1, start - _AROUND)
    bar = framed.find("|", end, end + _AROUND)
    last = bar if bar >= 0 else end + _AROUND
    clause, start, end = framed[first:last], start - first, end - first
    against = evidence.against(clause, start, end)
    return against or evidence.speaks_for(clause[:start] + other + clause[end:], start, end)
