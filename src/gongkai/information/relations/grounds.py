"""根据《…》、《…》，制定本办法: what a document rests on, said where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import FoundRelation
from gongkai.information.relations.quoted import masked, named

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = 3000  # characters: later 根据《…》 speak of single cases
_SENTENCE = re.compile(r"[^。\n]+")
_GROUND = re.compile(r"(?:根据|依据|依照|按照|遵照)(?=[^，。]{0,30}《)")
_UNTIL = re.compile(r"制定|规定|精神|要求|部署|授权|有关|结合|现就|现将")


def in_opening(text: str) -> Iterator[FoundRelation]:
    """The documents named as grounds, from 根据 to the word that closes the list."""
    opening = text[:_OPENING]
    if "《" not in opening:
        return
    for match in _SENTENCE.finditer(opening):
        plain = masked(match.group())
        for ground in _GROUND.finditer(plain):
            until = _UNTIL.search(plain, ground.end())
            stop = until.start() if until else plain.rfind("》") + 1
            for number, title in named(match.group()[ground.end() : max(stop, ground.end())]):
                yield FoundRelation(RelationKind.BASED_ON, number, title, f"《{title}》")
