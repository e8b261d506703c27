"""Which characters are taken for one another: they sound alike, or they look alike."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from gongkai.proofreading.language.counts import counts
from gongkai.proofreading.language.sounds import blurred_sounds, by_sound, sounds

# How improbable a slip is, as a logarithm: one in some hundred characters, to one of some ten that sound alike;
# less often to one that sounds nearly so, or looks so.
SAME_SOUND, NEAR_SOUND = -7.5, -9.0
_AGAIN = 0.6  # who slips once, slips again
BOTH_SAME_SOUND = SAME_SOUND * (1 + _AGAIN)
_KNOWN = 3  # a character that occurs less often is no suggestion
_OFTEN = 4  # so is a pair


def read_lines(name: str) -> list[str]:
    """The lines of a file of the lexicon, without remarks."""
    text = files("gongkai.proofreading").joinpath("lexicon", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _heard() -> dict[str, list[str]]:
    return by_sound([character for character, count in counts().one.items() if count >= _KNOWN])


@lru_cache(maxsize=1)
def _seen() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for line in read_lines("parts.txt"):
        one, others = line.split(" ")
        table[one] = set(others)
    for group in read_lines("alike.txt"):
        for each in group:
            table.setdefault(each, set()).update(group)
    return table


@lru_cache(maxsize=10_000)
def taken_for(character: str) -> dict[str, float]:
    """What may have been meant by a character, with the logarithm of how improbable the slip is."""
    known = counts().one
    others = {other for other in _seen().get(character, ()) if known.get(other, 0) >= _KNOWN}
    others.update(other for sound in blurred_sounds(character) for other in _heard().get(sound, ()))
    others.discard(character)
    return {other: slip(character, other) for other in others}


def slip(written: str, meant: str) -> float:
    """The logarithm of how improbable it is to write one character for another that sounds or looks alike."""
    if not _own(written).isdisjoint(_own(meant)):
        return SAME_SOUND
    return NEAR_SOUND


@lru_cache(maxsize=20_000)
def _own(character: str) -> frozenset[str]:
    return frozenset(sounds(character))


@lru_cache(maxsize=1)
def _pairs() -> dict[tuple[str, str], list[str]]:
    """Pairs of characters that occur, by their two blurred sounds."""
    table: dict[tuple[str, str], list[str]] = {}
    for pair, count in counts().two.items():
        if count >= _OFTEN and "|" not in pair:
            for first in blurred_sounds(pair[0]):
                for second in blurred_sounds(pair[1]):
                    table.setdefault((first, second), []).append(pair)
    return table


@lru_cache(maxsize=50_000)
def pair_taken_for(pair: str) -> tuple[str, ...]:
    """What may have been meant by two characters that are both wrong: pairs that sound so."""
    table, found = _pairs(), set[str]()
    for first in blurred_sounds(pair[0]):
        for second in blurred_sounds(pair[1]):
            found.update(table.get((first, second), ()))
    return tuple(other for other in found if other[0] != pair[0] and other[1] != pair[1])


def pair_slip(written: str, meant: str) -> float:
    """The same as `slip` for two characters beside each other."""
    return slip(written[0], meant[0]) + slip(written[1], meant[1]) * _AGAIN
