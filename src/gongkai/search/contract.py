"""What every search engine takes and gives back.

Pure data and one protocol: no engine, no Django. A second engine is right when it passes the
conformance suite in tests/search/conformance unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

FACETS = ("issuer", "publisher", "validity", "theme", "year", "kind", "document_type")
"""The fields that may be filtered on and counted."""

ENDED = frozenset({"repealed", "lapsed", "已废止", "废止", "已失效", "失效"})
"""Values of `Record.validity` that no longer hold: shown as such, ranked below at equal score."""


class SearchError(Exception):
    """What every error of an engine derives from."""


class WriterBusyError(SearchError):
    """Another process is writing; try again later."""


class IndexUnusableError(SearchError):
    """The index is damaged or was written by another version; `gongkai index rebuild` mends it."""


class BadQueryError(SearchError):
    """The caller asked for a field, a limit or an offset that does not exist."""


class Sort(StrEnum):
    """In which order hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Segment(NamedTuple):
    """A stretch of text, and whether it is to be highlighted. The template escapes it."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many documents have it."""

    value: str
    count: int


class DateRange(NamedTuple):
    """Both ends inclusive; None leaves an end open. A document without the date is outside any range."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document as the index sees it. `extra` comes back with the hit unchanged (JSON values only).

    `document_number` may hold several numbers with 、 or ； between. `replaced_by` says in words
    what took the place of a text that ended. `year` is taken from `written_on`, else `published_on`,
    when not given.
    """

    id: str
    title: str
    body: str = ""
    document_number: str = ""
    issuer: str = ""
    publisher: str = ""
    kind: str = ""
    document_type: str = ""
    theme: str = ""
    keywords: tuple[str, ...] = ()
    validity: str = ""
    replaced_by: str = ""
    written_on: date | None = None
    published_on: date | None = None
    year: int | None = None
    url: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked.

    text: as typed: words, "exact text" in quotes, -word to exclude, a 文号 in any brackets.
        Empty: everything.
    filters: by a name of FACETS; the values of one field are alternatives, the fields hold together.
    facets: the fields to count; the counts of a field leave out that field's own filter, so that a
        second value can be chosen beside the first.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    written: DateRange | None = None
    published: DateRange | None = None
    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = ()
    facet_limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document found. `snippet` is the plain text of `snippet_segments`."""

    id: str
    title: str
    document_number: str
    issuer: str
    publisher: str
    kind: str
    document_type: str
    theme: str
    validity: str
    replaced_by: str
    written_on: date | None
    published_on: date | None
    year: int | None
    url: str
    extra: Mapping[str, object]
    score: float
    snippet: str
    title_segments: tuple[Segment, ...]
    snippet_segments: tuple[Segment, ...]

    @property
    def ended(self) -> bool:
        """Whether the text no longer holds."""
        return self.validity in ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was found.

    total: all that match, not only this page. exact_number: the document whose 文号 was typed in full.
    relaxed: nothing held every keyword, so these hold some of them.
    corrected: another spelling that finds something (homophones), offered when the typed one does not.
    suggestions: searches to try when nothing was found.
    """

    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    exact_number: Hit | None = None
    relaxed: bool = False
    corrected: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A completion. source: `term` (synonym table), `issuer` or `title`."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Whether the index can answer, and if not why and what to do, in Chinese."""

    ok: bool
    documents: int
    generation: str
    size_bytes: int
    detail: str


class SearchBackend(Protocol):
    """An engine. Safe to call from several threads; several processes may read while one writes.

    Every call may raise IndexUnusableError; the writing ones WriterBusyError.
    """

    def upsert(self, records: Iterable[Record]) -> int:
        """Add or replace by id; seen by nobody until `commit`. Returns how many.

        Of equal ids the last wins.
        """

    def delete(self, ids: Iterable[str]) -> None:
        """Take out by id; unknown ids are passed over. Seen by nobody until `commit`."""

    def commit(self) -> None:
        """Make everything since the last commit durable and visible, at once and together."""

    def rollback(self) -> None:
        """Forget everything since the last commit."""

    def search(self, query: Query) -> Results:
        """Answer a query. Any text is a valid query; raises BadQueryError for an unknown filter or facet."""

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Complete what is being typed: Chinese, full pinyin or initials."""

    def count(self) -> int:
        """How many documents are visible."""

    def health(self) -> Health:
        """Look at the index. Never raises for the state of the index: that is what it reports."""

    def rebuild(self, records: Iterable[Record]) -> int:
        """Replace everything by these, without a gap for readers. Returns how many.

        Until it ends the old index answers; if it dies, the old one goes on. What other calls wrote
        meanwhile is carried over.
        """

    def close(self) -> None:
        """Let go of files and locks; what was not committed is forgotten."""
