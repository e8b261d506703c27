"""A document that matched, read back: scored a second time, and made into a hit."""

from __future__ import annotations

from bisect import insort
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
    most_in_window,
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
_CLOSE: Final = 0.01  # scores nearer than this may be equal in the order of relevance
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


@dataclass(frozen=True, slots=True)
class Prospect:
    """A document whose best passage is still to be looked for. most: what its score can come to."""

    meta: dict[str, Any]
    document: tantivy.Document
    scan: str
    score: float
    most: float

    def looked_through(self, weights: Weights) -> Candidate:
        """Find the best passage and add its score."""
        window = best_window(self.scan, weights)
        return Candidate(self.meta, self.document, self.scan, self.score + WINDOW_WEIGHT * window.weight, window)


def open_up(document: tantivy.Document, score: float, weights: Weights) -> Prospect:
    """Read a document and add the scores of its title and its single characters to the engine's."""
    meta = read_meta(_raw(document, "meta"))
    scan = _text(document, "scan") or _text(document, "body")
    if weights.pairs:
        title = fold(meta["title"])
        score += TITLE_WEIGHT * title_score(title, weights)
        score += CHARACTER_WEIGHT * character_score(title * TITLE_TIMES + scan, weights)
    return Prospect(meta, document, scan, score, score + WINDOW_WEIGHT * most_in_window(scan, weights))


def look(document: tantivy.Document, score: float, weights: Weights) -> Candidate:
    """Read a document and score it a second time."""
    return open_up(document, score, weights).looked_through(weights)


def best_of(prospects: list[Prospect], count: int, weights: Weights) -> list[Candidate]:
    """Give the first `count` by relevance; passages are looked for only while they can change the answer."""
    best: list[Candidate] = []
    if not count:
        return best
    for prospect in sorted(prospects, key=lambda one: -one.most):
        if len(best) >= count and prospect.most < best[count - 1].score - _CLOSE:
            break
        insort(best, prospect.looked_through(weights), key=lambda one: one.key)
    return best[:count]


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
