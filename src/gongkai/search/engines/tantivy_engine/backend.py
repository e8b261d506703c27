"""The embedded engine: one folder, any number of readers, one writer at a time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from gongkai.search.contract import Health, Results, SearchError
from gongkai.search.engines.tantivy_engine.generations import Generations
from gongkai.search.engines.tantivy_engine.guard import readable
from gongkai.search.engines.tantivy_engine.reader import Reader
from gongkai.search.engines.tantivy_engine.rebuild import Rebuild
from gongkai.search.engines.tantivy_engine.search import Search, check
from gongkai.search.engines.tantivy_engine.session import Session
from gongkai.search.engines.tantivy_engine.suggest import issuers, suggest
from gongkai.search.suggest import lexicon
from gongkai.search.synonyms import default_synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gongkai.search.contract import Query, Record, Suggestion
    from gongkai.search.engines.tantivy_engine.reader import View
    from gongkai.search.suggest import Lexicon
    from gongkai.search.synonyms import SynonymTable

PATIENCE = 2.0


class TantivyEngine:
    """A `SearchBackend` over a folder. The folder is made at the first write.

    synonyms: the table to use, the package's own when None; may be set at any time.
    patience: how many seconds a write waits for another process before WriterBusyError.
    """

    def __init__(self, root: Path, *, synonyms: SynonymTable | None = None, patience: float = PATIENCE) -> None:
        self.synonyms = synonyms or default_synonyms()
        self._generations = Generations(root)
        self._reader = Reader(self._generations)
        self._session = Session(self._generations, patience)
        self._lexicon: tuple[View, SynonymTable, Lexicon] | None = None
        self._lexicon_lock = threading.Lock()

    def upsert(self, records: Iterable[Record]) -> int:
        """Add or replace by id; seen after `commit`."""
        return self._session.upsert(records)

    def delete(self, ids: Iterable[str]) -> None:
        """Take out by id; seen after `commit`."""
        self._session.delete(ids)

    def commit(self) -> None:
        """Make the changes durable and visible, and let other processes write."""
        self._session.commit()

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        self._session.rollback()

    def search(self, query: Query) -> Results:
        """Answer a query; see the contract."""
        check(query)
        view = self._reader.view()
        if view is None:
            return Results(total=0, took_ms=0.0, hits=(), facets=dict.fromkeys(query.facets, ()))
        with readable(view.folder):
            return Search(view, query, self.synonyms).run()

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Complete what is being typed."""
        view = self._reader.view()
        if view is None:
            return ()
        with readable(view.folder):
            return suggest(view, self._lexicon_of(view), prefix, limit)

    def _lexicon_of(self, view: View) -> Lexicon:
        with self._lexicon_lock:
            if self._lexicon is None or self._lexicon[0] is not view or self._lexicon[1] is not self.synonyms:
                known = lexicon(self.synonyms.shown.values(), issuers(view))
                self._lexicon = (view, self.synonyms, known)
            return self._lexicon[2]

    def count(self) -> int:
        """How many documents are visible."""
        view = self._reader.view()
        return view.searcher.num_docs if view else 0

    def health(self) -> Health:
        """Look at the index without raising."""
        try:
            view = self._reader.view()
        except SearchError as error:
            return Health(ok=False, documents=0, generation="", size_bytes=0, detail=str(error))
        if view is None:
            return Health(ok=True, documents=0, generation="", size_bytes=0, detail="索引尚未建立。")
        size = sum(file.stat().st_size for file in view.folder.iterdir() if file.is_file())
        name, documents = view.folder.name, view.searcher.num_docs
        return Health(ok=True, documents=documents, generation=name, size_bytes=size, detail="正常")

    def rebuild(self, records: Iterable[Record]) -> int:
        """Build a new generation beside the old one and let it answer."""
        return Rebuild(self._generations, self._session).run(records)

    def close(self) -> None:
        """Let go of files and locks."""
        self._session.rollback()
        self._reader.close()
        self._lexicon = None
