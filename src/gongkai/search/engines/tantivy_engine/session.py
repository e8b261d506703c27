"""Writing into the generation that answers, from any thread of this process, between two commits."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from gongkai.search.engines.tantivy_engine.lock import FileLock
from gongkai.search.engines.tantivy_engine.pending import Pending
from gongkai.search.engines.tantivy_engine.writer import IndexFiller

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gongkai.search.contract import Record
    from gongkai.search.engines.tantivy_engine.generations import Generations


class Session:
    """Holds the writer's lock from the first change until commit or rollback."""

    def __init__(self, generations: Generations, patience: float) -> None:
        self.mutex = threading.RLock()
        self.pending = Pending(generations.root)
        self.lock = FileLock(generations.root / "writer.lock", patience)
        self._generations = generations
        self._filler: IndexFiller | None = None
        self._fresh = False
        self._changes: list[Record | str] | None = None

    def upsert(self, records: Iterable[Record]) -> int:
        """Add or replace. When one record fails, the whole session is forgotten and the error goes up."""
        with self.mutex:
            filler = self._begin()
            try:
                return filler.upsert(self._noted(records))
            except BaseException:
                self.rollback()
                raise

    def _noted(self, records: Iterable[Record]) -> Iterable[Record]:
        for record in records:
            if self._changes is not None:
                self._changes.append(record)
            yield record

    def delete(self, ids: Iterable[str]) -> None:
        """Take out by id."""
        with self.mutex:
            filler, wanted = self._begin(), list(ids)
            if self._changes is not None:
                self._changes += wanted
            filler.delete(wanted)

    def _begin(self) -> IndexFiller:
        if self._filler is None:
            self._generations.root.mkdir(parents=True, exist_ok=True)
            self.lock.acquire()
            try:
                self._filler = IndexFiller(self._folder())
                self._changes = [] if self.pending.wanted else None
            except BaseException:
                self._end()
                raise
        return self._filler

    def _folder(self) -> Path:
        folder = self._generations.current()
        self._fresh = folder is None
        return folder or self._generations.create()

    def commit(self) -> None:
        """Make the changes durable and visible, then let go of the lock."""
        with self.mutex:
            if self._filler is None:
                return
            try:
                self.hand_over()
                self._filler.commit()
                if self._fresh:
                    self._generations.point_to(self._filler.folder)
                if not self.pending.wanted:
                    self._generations.prune()
            finally:
                self._end()

    def hand_over(self) -> None:
        """Tell the rebuild that is running, if any, what was changed. Before the commit: twice does no harm."""
        if self._changes and self.pending.wanted:
            self.pending.note(self._changes)

    def rollback(self) -> None:
        """Forget the changes and let go of the lock."""
        with self.mutex:
            if self._filler is not None:
                self._filler.abandon()
            self._end()

    def _end(self) -> None:
        self._filler, self._changes, self._fresh = None, None, False
        self.lock.release()
