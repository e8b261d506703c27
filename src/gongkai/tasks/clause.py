"""The sentence that ordered a task: looked up in the document's own text, else the row of the table itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.tasks.places import CELL_GAP, Place, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.documents.model import LedgerTask

ENOUGH = 0.6  # share of a task's character pairs that a sentence must hold
CLOSE = 0.8  # the share that outweighs a line with the task and its units
_SHORTEST = 6  # characters; a shorter text would be found anywhere
_LONGEST_WINDOW = 4  # times the task's length; a longer run of sentences holds any pairs
_CANDIDATES = 6
_LONGEST_NUMBER = 6  # characters
_OWN_NUMBER = re.compile(r"^\s*[（(]?\d{1,3}[）).、．]\s*")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?[”’）)]?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence and the anchor of its section; `is_row` when the task stands in the table alone."""

    text: str
    anchor: str
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    text: str
    plain: str
    pairs: frozenset[str]


class ClauseFinder:
    """Finds clauses in one body; made once for all tasks of a document."""

    def __init__(self, body_html: str) -> None:
        self._places = places(body_html)
        self._plains = [_plain(place.text) for place in self._places]
        self._sentences = [
            _Sentence(at, match[0].strip(), plain, _pairs(plain))
            for at, place in enumerate(self._places)
            if not place.is_row
            for match in _SENTENCE.finditer(place.text)
            if (plain := _plain(match[0]))
        ]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self._sentences):
            for pair in sentence.pairs:
                self._holders[pair].append(at)

    def find(self, task: LedgerTask) -> Clause:
        """The sentence that holds the task's words, else the one most like it, else its row. Never empty."""
        wanted = _plain(_OWN_NUMBER.sub("", task.text))
        units = [_plain(name) for name in (*task.lead, *task.responsible, *task.supporting)]
        exact = list(self._exact(wanted))
        # Where a table was flattened into lines, the line with the units beside the task is its row.
        order = next((clause for clause in exact if not _names_all(clause, units)), None)
        if order is None:
            order = next(self._alike(wanted, CLOSE if exact else ENOUGH), None) or next(iter(exact), None)
        return order or self._row(wanted) or Clause(_cells(task), "", is_row=True)

    def _exact(self, wanted: str) -> Iterator[Clause]:
        if len(wanted) < _SHORTEST:
            return
        for at, plain in enumerate(self._plains):
            if wanted in plain and not self._places[at].is_row:
                yield self._around(at, wanted)

    def _around(self, place: int, wanted: str) -> Clause:
        """The sentences of a place that the wanted words run through."""
        sentences = [sentence for sentence in self._sentences if sentence.place == place]
        start = "".join(sentence.plain for sentence in sentences).index(wanted)
        end, at, texts = start + len(wanted), 0, []
        for sentence in sentences:
            if at < end and at + len(sentence.plain) > start:
                texts.append(sentence.text)
            at += len(sentence.plain)
        return Clause("".join(texts), self._places[place].anchor)

    def _alike(self, wanted: str, enough: float) -> Iterator[Clause]:
        pairs = _pairs(wanted)
        if len(wanted) < _SHORTEST:
            return
        shared = Counter(at for pair in pairs for at in self._holders.get(pair, ()))
        scored = []
        for centre, _ in shared.most_common(_CANDIDATES):
            for window in self._windows(centre, len(wanted)):
                held = frozenset().union(*(sentence.pairs for sentence in window))
                common = len(pairs & held)
                if common >= enough * len(pairs):
                    scored.append((2 * common / (len(pairs) + len(held)), -window[0].place, window))
        for _, _, window in sorted(scored, key=lambda entry: entry[:2], reverse=True)[:_CANDIDATES]:
            text = "".join(sentence.text for sentence in window)
            yield Clause(text, self._places[window[0].place].anchor)

    def _windows(self, centre: int, length: int) -> Iterator[list[_Sentence]]:
        """Runs of up to three sentences of one place around a sentence, none much longer than the task."""
        place = self._sentences[centre].place
        for first in range(max(0, centre - 2), centre + 1):
            for last in range(centre, min(first + 3, len(self._sentences))):
                window = self._sentences[first : last + 1]
                size = sum(len(sentence.plain) for sentence in window)
                if all(sentence.place == place for sentence in window) and size <= _LONGEST_WINDOW * length:
                    yield window

    def _row(self, wanted: str) -> Clause | None:
        places = zip(self._places, self._plains, strict=True)
        rows = (place for place, plain in places if place.is_row and wanted and wanted in plain)
        return next((Clause(_from_task_on(row.text, wanted), row.anchor, is_row=True) for row in rows), None)


def _from_task_on(row: str, wanted: str) -> str:
    """A row without the headings that stand before the task's own cell; its number stays."""
    cells = row.split(CELL_GAP)
    at = next((at for at, cell in enumerate(cells) if wanted in _plain(cell)), 0)
    numbers = [cell for cell in cells[:at] if len(cell) <= _LONGEST_NUMBER]
    return CELL_GAP.join([*numbers, *cells[at:]])


def _cells(task: LedgerTask) -> str:
    """The row as read, for a body that does not show it."""
    cells = dict.fromkeys(value.strip() for value in task.raw.values() if value.strip())
    return "　".join(cells) or task.text


def _names_all(clause: Clause, units: Iterable[str]) -> bool:
    plain = _plain(clause.text)
    names = list(units)
    return bool(names) and all(name in plain for name in names)


def _plain(text: str) -> str:
    """Word characters alone, half width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def _pairs(plain: str) -> frozenset[str]:
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


__all__ = ["Clause", "ClauseFinder", "Place"]
