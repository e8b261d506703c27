"""The theme tree of the State Council's policy library (国办秘函〔2009〕6号; two levels, 22 classes)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("themes.toml")
_STEPS = re.compile(r"[\\/＼／;；>＞|｜→\n\t]+")
_NUMBERING = re.compile(
    r"^\d{1,4}[.、)\s]*|^[一二三四五六七八九十]{1,3}[.、]\s*|^\([\d一二三四五六七八九十]{1,3}\)\s*"
)
_NOISE = re.compile(r"[\W_]+")
OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Theme:
    r"""A place in the tree; `part` is empty for a whole class. `str()` writes 财政、金融、审计\银行."""

    name: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.name}\\{self.part}" if self.part else self.name


@cache
def tree() -> dict[str, tuple[str, ...]]:
    """Class → its parts, in the order of the tree."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {entry["name"]: tuple(entry["parts"]) for entry in data["theme"]}


@cache
def parse(text: str) -> Theme | None:
    r"""The place that `text` names, in any of the ways sites write it; None when it names none.

    Class and part are divided by \, /, ；or >, may be numbered (4 财政…) and may lack punctuation. A part alone
    is enough where only one class has it.
    """
    steps = [_fold(step) for step in _STEPS.split(text) if step.strip()]
    names = {_fold(name): name for name in tree()}
    known = next((names[step] for step in steps if step in names and names[step] != OTHER), "")
    if known:
        parts = {_fold(part): part for part in tree()[known]}
        return Theme(known, next((parts[step] for step in steps if step in parts), ""))
    alone = next((_alone()[step] for step in steps if step in _alone()), None)
    if alone:
        return alone
    return Theme(OTHER) if steps and all(step == OTHER for step in steps) else None


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a form: each class with itself and its parts as (value, label)."""
    return [
        (name, [(name, name), *((str(Theme(name, part)), f"　{part}") for part in parts)])
        for name, parts in tree().items()
    ]


@cache
def _alone() -> dict[str, Theme]:
    """The parts that belong to one class only."""
    places: dict[str, list[Theme]] = {}
    for name, parts in tree().items():
        for part in parts:
            places.setdefault(_fold(part), []).append(Theme(name, part))
    return {part: found[0] for part, found in places.items() if len(found) == 1}


def _fold(text: str) -> str:
    bare = _NUMBERING.sub("", unicodedata.normalize("NFKC", text).strip())
    return _NOISE.sub("", bare)
