"""The usual abbreviations of departments (人社局 for 人力资源和社会保障局), from `abbreviations.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from gongkai.orgs.resolving.folding import fold


def canonical(core: str) -> str:
    """The full folded name that a folded department name, without its area, stands for; itself when unknown."""
    return _table().get(core, core)


@cache
def _table() -> dict[str, str]:
    text = files("gongkai.orgs.resolving").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for full, shorts in tomllib.loads(text)["departments"].items():
        for short in shorts:
            for ending in _endings(full):
                table[fold(_with_ending(short, ending))] = fold(_with_ending(full, ending))
    return table


def _endings(full: str) -> tuple[str, ...]:
    """A province has 厅 where a city has 局: the same abbreviation, but never the same body."""
    return ("局", "厅") if full.endswith("局") else ("",)


def _with_ending(name: str, ending: str) -> str:
    return name[:-1] + ending if ending and name.endswith("局") else name
