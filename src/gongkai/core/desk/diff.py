"""What changed between two texts, read as Chinese: by sentence first, then by character inside what changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$")
# A number or a Latin word is one token, a Chinese character another; so is any other sign.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
_ISLAND = 2  # equal runs no longer than this between two changes read as noise
_MOST_PAIRS = 4_000_000  # beyond this many token pairs a sentence is shown as replaced whole
_CONTEXT = 40  # characters kept on each side of a change


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: ``same``, ``out`` (only before), ``in`` (only after) or ``gap`` (unchanged, left out)."""

    kind: str
    text: str


def compare(before: str, after: str) -> list[Run]:
    """The runs from `before` to `after`: same and out joined give `before`, same and in give `after`."""
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    runs: list[Run] = []
    for same, left, right in _blocks(old, new):
        a, b = "".join(left), "".join(right)
        runs += [Run("same", a)] if same else _within(a, b)
    return _joined(runs)


def folded(runs: Sequence[Run]) -> list[Run]:
    """The same runs with long unchanged stretches cut to their ends."""
    last = len(runs) - 1
    return [part for place, run in enumerate(runs) for part in _fold(run, first=place == 0, last=place == last)]


def _fold(run: Run, *, first: bool, last: bool) -> Iterator[Run]:
    if run.kind != "same" or len(run.text) <= 3 * _CONTEXT:
        yield run
        return
    if not first:
        yield Run("same", run.text[:_CONTEXT])
    yield Run("gap", "……")
    if not last:
        yield Run("same", run.text[-_CONTEXT:])


def _within(before: str, after: str) -> list[Run]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _MOST_PAIRS:
        return [Run("out", before), Run("in", after)]
    runs: list[Run] = []
    for same, left, right in _blocks(old, new):
        a, b = "".join(left), "".join(right)
        runs += [Run("same", a)] if same else [Run("out", a), Run("in", b)]
    return _without_islands(runs)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", old[a:b], new[c:d]


def _without_islands(runs: list[Run]) -> list[Run]:
    """Single characters that happen to be equal, in the midst of a change, belong to the change."""
    found: list[Run] = []
    for place, run in enumerate(runs):
        inside = 0 < place < len(runs) - 1
        if run.kind == "same" and inside and len(run.text) <= _ISLAND and not run.text.strip().isdigit():
            found += [Run("out", run.text), Run("in", run.text)]
        else:
            found.append(run)
    return found


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Between two unchanged runs at most one of each kind, what went out first."""
    found: list[Run] = []
    out = into = ""
    for run in [*runs, Run("same", "")]:
        if run.kind == "out":
            out += run.text
        elif run.kind == "in":
            into += run.text
        else:
            if out or into:
                found += [Run("out", out)] if out else []
                found += [Run("in", into)] if into else []
                out = into = ""
            if run.text and found and found[-1].kind == "same":
                found[-1] = Run("same", found[-1].text + run.text)
            elif run.text:
                found.append(run)
    return found
