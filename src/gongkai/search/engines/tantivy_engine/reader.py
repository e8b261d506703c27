"""The reading side: follows the pointer and the commits of whichever process writes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import tantivy

from gongkai.search.engines.tantivy_engine.guard import readable

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.search.engines.tantivy_engine.generations import Generations, Stamp


_REMEMBERED: Final = 50_000


class Frequencies:
    """How many documents have a term, remembered while the state of the index lasts."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._known: dict[tuple[str, str], int] = {}

    def of(self, field: str, term: str) -> int:
        """Give the number of documents that have the term in the field."""
        known = self._known.get((field, term))
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[field, term] = self._searcher.doc_freq(field, term)
        return known


@dataclass(frozen=True, slots=True)
class View:
    """One state of the index, unchanging while it is held."""

    folder: Path
    stamp: Stamp
    index: tantivy.Index
    searcher: tantivy.Searcher
    frequencies: Frequencies


class Reader:
    """Gives the newest view; looks at two file times a search, reopens only when they moved."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations
        self._view: View | None = None
        self._lock = threading.Lock()

    def view(self) -> View | None:
        """Give the newest committed state, None when there is no index yet. Raises IndexUnusableError."""
        held = self._view
        if held is not None and self._generations.stamp(held.folder) == held.stamp:
            return held
        with self._lock:
            self._view = self._renewed(self._view)
            return self._view

    def _renewed(self, held: View | None) -> View | None:
        folder = self._generations.current()
        if folder is None:
            return None
        stamp = self._generations.stamp(folder)  # before opening: a later commit is then seen next time
        if held is not None and held.stamp == stamp and held.folder == folder:
            return held
        with readable(folder):
            index = held.index if held is not None and held.folder == folder else _open(folder)
            index.reload()
            searcher = index.searcher()
            return View(folder, stamp, index, searcher, Frequencies(searcher))

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._view = None


def _open(folder: Path) -> tantivy.Index:
    index = tantivy.Index.open(str(folder))
    index.config_reader("manual")
    return index
