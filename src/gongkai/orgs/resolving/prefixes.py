"""The area that a name begins with: its own words (示范市, 东湖区) or its level alone (市, 区, 省)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from gongkai.orgs.resolving.directory import Directory

_LEVEL = re.compile(
    r"(?!市场|市容|市政公用|乡村|区域|区划|省际)(?:本|我|全)?(省|自治区|市|区|县|旗|州|盟|镇|乡|街道)(?:直|级)?"
)
_ABOVE = re.compile(r"国家|国务院|中央|全国|中国")


@dataclass(frozen=True, slots=True)
class Prefix:
    """The prefix as it stands and the areas it may mean, the likeliest first; no areas: one outside the tree."""

    word: str = ""
    areas: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.word)


class PrefixReader:
    """Reads prefixes as a document of one area means them: its 市 is its own city."""

    def __init__(self, directory: Directory, chain: list[Organization]) -> None:
        self._words = sorted(directory.areas.items(), key=lambda item: -len(item[0]))
        self._levels: dict[str, list[int]] = {}
        for area in chain:
            for level in directory.level_of(area):
                self._levels.setdefault(level, []).append(area.pk)

    def read(self, folded: str) -> Prefix:
        """The prefix of a folded name; empty when it has none. A place of another tree is no prefix."""
        for word, area in self._words:
            if folded.startswith(word):
                return Prefix(word, (area,))
        if above := _ABOVE.match(folded):
            return Prefix(above[0])
        level = _LEVEL.match(folded)
        if not level or len(folded) == len(level[0]):
            return Prefix()
        return Prefix(level[0], tuple(self._levels.get(level[1], ())))
