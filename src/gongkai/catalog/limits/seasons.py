"""Seasons that rhythms hold in: 汛期每日, 采暖期每周. Their days are the place's own, each a rule."""

from __future__ import annotations

import re
from typing import Final

SEASONS: Final = {
    "CAT-FLOOD": re.compile(r"汛期|防汛期"),
    "CAT-HEATING": re.compile(r"采暖|供暖|供热"),
    "CAT-FIRE": re.compile(r"防火期|防火戒严"),
}


def season_of(condition: str) -> str:
    """The rule that says from when to when a condition holds; "" for one that is no season."""
    return next((rule for rule, pattern in SEASONS.items() if pattern.search(condition)), "")
