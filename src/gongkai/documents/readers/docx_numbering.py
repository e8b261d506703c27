"""Word's automatic numbers written out: 一、（一）1. and the other formats of official documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import is_on, value, w
from gongkai.documents.readers.ordinals import ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    format: str
    text: str
    start: int
    legal: bool


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """The numbers of one document, counted as its paragraphs come by."""

    _abstracts: dict[str, _Abstract]
    _nums: dict[str, tuple[str, dict[int, int]]]
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num_id: str, level: int) -> str:
        """Count one paragraph of the list `num_id` at `level` (0 is the outermost); return its number."""
        abstract_id, overrides = self._nums.get(num_id, ("", {}))
        abstract = self._abstracts.get(abstract_id)
        definition = abstract.levels.get(level) if abstract else None
        if abstract is None or definition is None:
            return ""
        start = definition.start
        if level in overrides and (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            abstract.counts.pop(level, None)
            start = overrides[level]
        abstract.counts[level] = abstract.counts.get(level, start - 1) + 1
        for deeper in [inner for inner in abstract.counts if inner > level]:
            del abstract.counts[deeper]
        return self._written(abstract, definition)

    @staticmethod
    def _written(abstract: _Abstract, definition: _Level) -> str:
        if definition.format in {"bullet", "none"}:
            return ""

        def number(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            other = abstract.levels.get(level, definition)
            kind = "decimal" if definition.legal else other.format
            return ordinal(abstract.counts.get(level, other.start), kind)

        return _PLACEHOLDER.sub(number, definition.text)


def numbering_of(root: _Element | None) -> Numbering:
    """Read word/numbering.xml; without one there are no numbers."""
    if root is None:
        return Numbering({}, {})
    abstracts = {
        element.get(w("abstractNumId"), ""): _Abstract(
            {int(level.get(w("ilvl"), "0")): _level(level) for level in element.iterchildren(w("lvl"))}
        )
        for element in root.iterchildren(w("abstractNum"))
    }
    nums = {
        element.get(w("numId"), ""): (value(element, "abstractNumId") or "", _overrides(element, abstracts))
        for element in root.iterchildren(w("num"))
    }
    return Numbering(abstracts, nums)


def _level(element: _Element) -> _Level:
    return _Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=_int(value(element, "start"), 1),
        legal=is_on(element, "isLgl"),
    )


def _overrides(num: _Element, abstracts: dict[str, _Abstract]) -> dict[int, int]:
    starts: dict[int, int] = {}
    for override in num.iterchildren(w("lvlOverride")):
        level = _int(override.get(w("ilvl")), 0)
        start = value(override, "startOverride")
        if start is not None:
            starts[level] = _int(start, 1)
        redefined = override.find(w("lvl"))
        abstract = abstracts.get(value(num, "abstractNumId") or "")
        if redefined is not None and abstract:
            abstract.levels[level] = _level(redefined)
    return starts


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 8 else otherwise  # noqa: PLR2004  # no list counts further
