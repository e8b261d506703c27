"""How characters sound: without tones, and with the distinctions that many speakers and input methods blur."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache

from pypinyin.pinyin_dict import pinyin_dict

_RETROFLEX = {"zh": "z", "ch": "c", "sh": "s"}


@lru_cache(maxsize=20_000)
def sounds(character: str) -> tuple[str, ...]:
    """The readings of a character without tones: 行 → xing, hang, heng."""
    readings = pinyin_dict.get(ord(character), "")
    return tuple(sorted({_toneless(each) for each in readings.split(",") if each}))


@lru_cache(maxsize=2_000)
def _toneless(reading: str) -> str:
    parted = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(sign for sign in parted if "a" <= sign <= "z")


@lru_cache(maxsize=2_000)
def blurred(sound: str) -> str:
    """A sound as many hear it: zh as z, -ng as -n, l as n."""
    sound = _RETROFLEX.get(sound[:2], sound[:2]) + sound[2:]
    sound = "n" + sound[1:] if sound[0] == "l" else sound
    return sound.removesuffix("g") if sound.endswith("ng") else sound


@lru_cache(maxsize=20_000)
def blurred_sounds(character: str) -> tuple[str, ...]:
    """The blurred readings of a character."""
    return tuple({blurred(each) for each in sounds(character) if each})


def by_sound(characters: list[str]) -> dict[str, list[str]]:
    """The characters of each blurred sound."""
    table: dict[str, list[str]] = defaultdict(list)
    for character in characters:
        for sound in blurred_sounds(character):
            table[sound].append(character)
    return dict(table)
