"""The writing side: a session takes the lock, opens the index afresh, and ends with a commit.

The library loses segments when processes take turns with old handles, so a handle never outlives its
session; and two processes can take turns between commits.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import tantivy

from gongkai.search.engines.tantivy_engine.documents import exact, to_document
from gongkai.search.engines.tantivy_engine.guard import readable
from gongkai.search.engines.tantivy_engine.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gongkai.search.contract import Record

MEMORY: Final = 64_000_000
MUCH: Final = 256_000_000
"""Of a rebuild: fewer and larger pieces, so that less is merged."""


class IndexFiller:
    """Writes into one generation. Not thread-safe: its owner serialises."""

    def __init__(self, folder: Path, memory: int = MEMORY) -> None:
        self.folder = folder
        with readable(folder):
            exists = (folder / "meta.json").exists()
            index = tantivy.Index.open(str(folder)) if exists else tantivy.Index(schema(), str(folder))
            self._writer = index.writer(memory, 1)
        self._new: set[str] | None = None if exists else set()

    def upsert(self, records: Iterable[Record]) -> int:
        """Add or replace; the last of equal ids wins."""
        count = 0
        for record in records:
            document = to_document(record)  # first, so that a record that fails takes nothing away
            self._replace(exact(record.id))
            self._writer.add_document(document)
            count += 1
        return count

    def _replace(self, identity: str) -> None:
        """Take out what has this id; in an index that began empty, only what this filler put in."""
        if self._new is None or identity in self._new:
            self._writer.delete_documents_by_term("id", identity)
        if self._new is not None:
            self._new.add(identity)

    def delete(self, ids: Iterable[str]) -> None:
        """Take out by id."""
        for identity in ids:
            self._writer.delete_documents_by_term("id", exact(identity))

    def apply(self, changes: Iterable[Record | str]) -> None:
        """Repeat changes in their order: records put in, ids taken out."""
        for change in changes:
            if isinstance(change, str):
                self.delete([change])
            else:
                self.upsert([change])

    @staticmethod
    def documents(folder: Path) -> int:
        """Count what a generation holds."""
        with readable(folder):
            return tantivy.Index.open(str(folder)).searcher().num_docs

    def commit(self) -> None:
        """Make it durable, and wait for merges so that nothing is half done when the lock is let go."""
        with readable(self.folder):
            self._writer.commit()
            self._writer.wait_merging_threads()

    def abandon(self) -> None:
        """Forget what was not committed."""
        with suppress(ValueError):
            self._writer.rollback()
            self._writer.wait_merging_threads()
