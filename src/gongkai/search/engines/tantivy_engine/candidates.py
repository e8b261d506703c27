"""A document that matched, read back: scored a second time, and made into a hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gongkai.search.analysis import fold, fold_aligned
from gongkai.search.contract import ENDED, Hit, Segment
from gongkai.search.engines.tantivy_engine.documents import TITLE_TIMES, day_number, read_meta
from gongkai.search.highlight import loose_find, mark
from gongkai.search.ranking import (
    CHARACTER_WEIGHT,
    TITLE_WEIGHT,
    WINDOW,
    WINDOW_WEIGHT,
    best_window,
    character_score,
    order_key,
    sentence_start,
    title_score,
)

if TYPE_CHECKING:
    import tantivy

    from gongkai.search.highlight import Needles
    from gongkai.search.query import ParsedQuery
    from gongkai.search.ranking import Weights, Window

_SHOWN: Final = 160
_PLAIN: Final = (
    "document_number", "issuer", "publisher", "kind", "document_type", "theme", "validity", "replaced_by",
    "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the second look needs of a document."""

    meta: dict[str, Any]
    document: tantivy.Document
    scan: str
    score: float
    window: Window

    @property
    def key(self) -> tuple[float, bool, int, str]:
        """Its place in the order of relevance."""
        day = day_number(self.meta["written_on"] or self.meta["published_on"])
        ended = self.meta.get("validity", "") in ENDED
        return order_key(self.score, ended=ended, day=day, identity=self.meta["id"])


def look(document: tantivy.Document, score: float, weights: Weights) -> Candidate:
    """Read a document and add the title's and the best passage's score to the engine's."""
    meta = read_meta(_raw(document, "meta"))
    scan = _text(document, "scan") or _text(document, "body")
    window = best_window(scan, weights)
    if weights.pairs:
        title = fold(meta["title"])
        score += TITLE_WEIGHT * title_score(title, weights) + WINDOW_WEIGHT * window.weight
        score += CHARACTER_WEIGHT * character_score(title * TITLE_TIMES + scan, weights)
    return Candidate(meta, document, scan, score, window)


def _raw(document: tantivy.Document, name: str) -> bytes:
    return document.get_first(name) or b""


def _text(document: tantivy.Document, name: str) -> str:
    return _raw(document, name).decode("utf-8", "replace")


def to_hit(candidate: Candidate, parsed: ParsedQuery, needles: Needles) -> Hit:
    """Make the hit that is shown, with its passage."""
    meta = candidate.meta
    segments = mark(_passage(candidate, parsed), needles)
    return Hit(
        **{name: meta.get(name, "") for name in _PLAIN},
        id=meta["id"],
        title=meta["title"],
        written_on=meta["written_on"],
        published_on=meta["published_on"],
        year=meta["year"],
        extra=meta["extra"],
        score=round(candidate.score, 4),
        snippet="".join(segment.text for segment in segments),
        title_segments=mark(meta["title"], needles) or (Segment("", hit=False),),
        snippet_segments=segments,
    )


def _passage(candidate: Candidate, parsed: ParsedQuery) -> str:
    """Cut the shown text around the best stretch, from the start of a sentence where one is near."""
    body = _text(candidate.document, "body")
    at = _quoted_place(candidate.scan, parsed)
    start = sentence_start(candidate.scan, at if at >= 0 else candidate.window.start)
    start = max(0, min(start, len(body) - WINDOW))
    end = min(len(body), start + _SHOWN)
    return ("…" if start else "") + body[start:end].strip() + ("…" if end < len(body) else "")


def _quoted_place(scan: str, parsed: ParsedQuery) -> int:
    places = (loose_find(fold_aligned(scan), phrase) for phrase in parsed.phrases)
    return next((place for place in places if place >= 0), -1)
