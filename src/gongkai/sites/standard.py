"""The standard columns of a site: the file's, and below 法定主动公开内容 the place that each kind declares."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.information import kinds
from gongkai.sites import words
from gongkai.sites.enums import ColumnType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gongkai.information.kinds import Kind

_FILE = Path(__file__).with_name("standard.toml")


@dataclass(slots=True)
class Standard:
    """A column as a new site gets it."""

    name: str
    code: str
    type: str
    description: str = ""
    kinds: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    by_hand: bool = False
    hidden: bool = False
    children: list[Standard] = field(default_factory=list)

    def child(self, name: str, type_: str) -> Standard:
        """The one below of that name, made if it is not there."""
        found = next((child for child in self.children if child.name == name), None)
        if found is None:
            found = Standard(name, words.made_code(name, {child.code for child in self.children}), type_)
            self.children.append(found)
        return found


def standard(used: Collection[str] | None = None) -> list[Standard]:
    """The columns at the top with all below; of the kinds only those `used` (None: all that are installed)."""
    known = [kind for kind in kinds.all_kinds() if used is None or kind.code in used]
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    root = Standard("", "", "", children=[_read(entry) for entry in data["column"]])
    for kind in known:
        _put(kind, root, data["types"])
    return root.children


def _read(entry: dict[str, Any]) -> Standard:
    return Standard(
        name=entry["name"],
        code=entry["code"],
        type=str(ColumnType(entry["type"])),
        description=entry["description"],
        kinds=list(_kinds(entry)),
        themes=entry.get("themes", []),
        by_hand=entry.get("by_hand", False),
        hidden=entry.get("hidden", False),
        children=[_read(below) for below in entry.get("column", ())],
    )


def _kinds(entry: dict[str, Any]) -> Iterable[str]:
    yield from entry.get("kinds", ())
    for kind in kinds.all_kinds():
        if (entry.get("policies") and kind.validity) or (entry.get("structured") and kind.structured):
            yield kind.code


def _put(kind: Kind, root: Standard, types: dict[str, str]) -> None:
    """A column for a kind at the place that it declares, unless one of the file shows it there."""
    if not kind.catalog_path:
        return
    type_ = str(ColumnType.KEY_FIELD if kind.structured else ColumnType.OTHER)
    first, *steps = kind.catalog_path
    place = _part(root, first) or root.child(first, types.get(first, type_))
    for label in steps:
        type_ = types.get(label, type_)
        place = place.child(label, type_)
    if kind.code not in place.kinds:
        place.kinds.append(kind.code)
        place.description = place.description or kind.description


def _part(root: Standard, label: str) -> Standard | None:
    """The fixed part of that name."""
    parts = (part for top in root.children if top.type == ColumnType.DISCLOSURE for part in top.children)
    return next((part for part in parts if part.name == label), None)
