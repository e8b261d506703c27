"""A new generation beside the old one: the old one answers, and takes changes, until the new one is whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from gongkai.search.engines.tantivy_engine.lock import FileLock
from gongkai.search.engines.tantivy_engine.writer import MUCH, IndexFiller

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gongkai.search.contract import Record
    from gongkai.search.engines.tantivy_engine.generations import Generations
    from gongkai.search.engines.tantivy_engine.session import Session

_PATIENCE = 0.2
_WAIT_FOR_WRITERS = 60.0  # seconds; giving up would throw away a whole rebuild


class Rebuild:
    """One rebuild. A second at the same time gets WriterBusyError."""

    def __init__(self, generations: Generations, session: Session) -> None:
        self._generations = generations
        self._session = session
        self._lock = FileLock(generations.root / "rebuild.lock", _PATIENCE)

    def run(self, records: Iterable[Record]) -> int:
        """Build, carry over what was written meanwhile, let the new generation answer."""
        self._generations.root.mkdir(parents=True, exist_ok=True)
        self._lock.acquire()
        try:
            self._start()
            return self._build(records)
        finally:
            self._session.pending.stop()
            self._lock.release()

    def _start(self) -> None:
        """Collect changes from now on: no session is open at this moment, so none is missed."""
        with self._session.mutex:
            self._session.commit()
            self._session.lock.acquire(_WAIT_FOR_WRITERS)
            try:
                self._session.pending.start()
            finally:
                self._session.lock.release()

    def _build(self, records: Iterable[Record]) -> int:
        folder = self._generations.create()
        try:
            filler = IndexFiller(folder, MUCH)
            filler.upsert(records)
            filler.commit()
            self._swap(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._generations.prune()
        return IndexFiller.documents(folder)

    def _swap(self, folder: Path) -> None:
        """Stop the writers for a moment, carry over, point to the new generation."""
        with self._session.mutex:
            self._session.hand_over()
            self._session.rollback()
            self._session.lock.acquire(_WAIT_FOR_WRITERS)
            try:
                filler = IndexFiller(folder)
                filler.apply(self._session.pending.changes())
                filler.commit()
                self._generations.point_to(folder)
                self._session.pending.stop()
            finally:
                self._session.lock.release()
