"""Row numbers 1, 2, 3 … in the lines of a flattened table: the chain of them that fits best."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.tasks.unitnames import ends_as_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALONE, _HEAD, _SPACED, _GLUED = 4.0, 2.0, 1.0, 0.0
_AFTER_ROW = 3.0
_SKIPPED = -5.0
_RUN = re.compile(r"(?<![\d.第〔［\[—–-])[（(]?(\d{1,12})[）)]?[.．、]?")
_NO_NUMBER = re.compile(r"\s*(?:[年月日%％个号条章项款期次家天周届级倍〕\]]|[-—–~～]\d|\.\d)")
_ROW_END = re.compile(
    r"(?:负责|牵头|落实|配合|参与|协助|实施|推进|坚持|完成|更新|公开|[年月日前底内末]|季度|长期|持续|全年|[。；;）)/—-])$"
)
_LARGEST = 400
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A row number: it stands in line `line` from `start` to `end`."""

    number: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    place: Place
    back: _Link | None
    length: int


def number_chain(lines: Sequence[str]) -> list[Place]:
    """Find the row numbers of a table in its lines; [] when there are fewer than two."""
    best: dict[int, _Link] = {}
    top: _Link | None = None
    for place, worth in _candidates(lines):
        link = _linked(best, place, worth)
        if link and (place.number not in best or link.score >= best[place.number].score):
            best[place.number] = link
            top = link if top is None or link.score > top.score else top
    chain = []
    while top:
        chain.append(top.place)
        top = top.back
    return chain[::-1] if len(chain) > 1 else []


def _linked(best: dict[int, _Link], place: Place, worth: float) -> _Link | None:
    before = best.get(place.number - 1)
    skipped = best.get(place.number - 2)
    if skipped and (before is None or skipped.score + _SKIPPED > before.score):
        return _Link(skipped.score + _SKIPPED + worth, place, skipped, skipped.length + 1)
    if before:
        return _Link(before.score + worth, place, before, before.length + 1)
    return _Link(worth + (0 if place.number == 1 else _SKIPPED), place, None, 1)


def _candidates(lines: Sequence[str]) -> Iterator[tuple[Place, float]]:
    above = ""
    for at, line in enumerate(lines):
        for run in _RUN.finditer(line):
            before = line[: run.start()]
            left = before.rstrip() or above
            ends = not left or _ends_row(left[-_LOOK_BACK:])
            glued = bool(before) and not before[-1].isspace()
            if glued and not ends:
                continue
            yield from _readings(line, run, at, ends=ends, glued=glued)
        above = line.rstrip() or above


def _readings(line: str, run: re.Match[str], at: int, *, ends: bool, glued: bool) -> Iterator[tuple[Place, float]]:
    digits = run[1]
    alone = run.start() == 0 and run.end() == len(line)
    for length in range(1, min(len(digits), 3) + 1):
        whole = length == len(digits)
        number, end = int(digits[:length]), run.end() if whole else run.start(1) + length
        if not 0 < number <= _LARGEST or digits[0] == "0" or (whole and _NO_NUMBER.match(line, end)):
            continue
        if not whole and not (ends and (run.start() == 0 or glued or line[: run.start()].isspace())):
            continue
        worth = _ALONE if alone else _GLUED if glued else _SPACED if run.start() else _HEAD
        worth += (_AFTER_ROW if ends else 0) - (0 if whole else 1.5)
        yield Place(number, at, run.start(), end), worth


def _ends_row(text: str) -> bool:
    return bool(_ROW_END.search(text)) or ends_as_unit(text)
