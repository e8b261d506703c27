"""Sentences and facts that several letters share (`parts.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("parts.toml")


@dataclass(frozen=True, slots=True)
class Base:
    """The facts that every letter to one addressee asks for, and those it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...]


def sentences() -> dict[str, str]:
    """Shared sentences by name."""
    return dict(_data()["sentences"])


def base(addressee: str) -> Base:
    """What letters to that addressee have in common. Raises KeyError for an unknown one."""
    facts = _data()["base"][addressee]
    return Base(tuple(facts["needs"]), tuple(facts.get("may", ())))


def resting_on() -> tuple[str, str]:
    """A rule and the instrument that it must stand in on the day of a letter."""
    facts = _data()["law"]
    return facts["rule"], facts["instrument"]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
