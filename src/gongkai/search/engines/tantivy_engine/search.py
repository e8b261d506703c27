"""Answering one query against one state of the index."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from tantivy import Order

from gongkai.search.contract import FACETS, BadQueryError, FacetValue, Results, Sort
from gongkai.search.engines.tantivy_engine import clauses
from gongkai.search.engines.tantivy_engine.candidates import best_of, look, open_up, to_hit
from gongkai.search.engines.tantivy_engine.correct import corrected, ways_on
from gongkai.search.engines.tantivy_engine.plan import Planner
from gongkai.search.highlight import needles
from gongkai.search.query import parse
from gongkai.search.ranking import POOL

if TYPE_CHECKING:
    import tantivy
    from tantivy import Query

    from gongkai.search import contract
    from gongkai.search.engines.tantivy_engine.candidates import Candidate
    from gongkai.search.engines.tantivy_engine.reader import View
    from gongkai.search.ranking import Weights
    from gongkai.search.synonyms import SynonymTable

MOST: Final = 1_000
DEEPEST: Final = 100_000
_LITTLE: Final = 5


def check(query: contract.Query) -> None:
    """Raise BadQueryError for what no engine can answer."""
    unknown = [name for name in (*query.facets, *query.filters) if name not in FACETS]
    if unknown:
        raise BadQueryError(f"没有名为“{'、'.join(unknown)}”的筛选项，可用的有：{'、'.join(FACETS)}。")
    if not 0 <= query.limit <= MOST or not 0 <= query.offset <= DEEPEST:
        raise BadQueryError(f"每页条数应在 0 至 {MOST} 之间，起始位置应在 0 至 {DEEPEST} 之间。")


class Search:
    """One query being answered."""

    def __init__(self, view: View, query: contract.Query, synonyms: SynonymTable) -> None:
        self._started = time.perf_counter()
        self._view = view
        self._searcher = view.searcher
        self._query = query
        self._synonyms = synonyms
        self._parsed = parse(query.text)
        self._planner = Planner(view.searcher, view.frequencies, self._parsed, synonyms)
        self._filters = clauses.filter_clauses(query.filters)
        for field, days in (("written", query.written), ("published", query.published)):
            if days is not None and (days.first or days.last):
                self._filters[field] = clauses.day_clause(field, days)

    def run(self) -> Results:
        """Give what was found."""
        relaxed, main = False, self._planner.main(strict=self._parsed.strict)
        total, candidates = self._page(self._filtered(main))
        if not total and self._unheld(main):
            relaxed, main = True, self._planner.main(strict=False)
            total, candidates = self._page(self._filtered(main))
        marks = needles(self._parsed, self._synonyms)
        hits = tuple(to_hit(candidate, self._parsed, marks) for candidate in candidates)
        better = corrected(self._view, self._parsed, self._synonyms) if self._lost(total) else ""
        return Results(
            total=total,
            hits=hits,
            facets=self._facets(main),
            exact_number=self._exact_number(),
            relaxed=relaxed,
            corrected=better,
            suggestions=ways_on(self._parsed, self._synonyms, better) if not total else (),
            took_ms=round((time.perf_counter() - self._started) * 1000, 3),
        )

    def _lost(self, total: int) -> bool:
        """Whether a correction is worth a look: little found, and nobody ever wrote the keywords so."""
        if not self._parsed.parts or total > _LITTLE:
            return False
        return not total or (self._parsed.strict and not self._planner.verbatim())

    def _unheld(self, strict: Query) -> bool:
        """Whether these are keywords that no document has all of, filters or not."""
        if not (self._parsed.strict and self._parsed.parts):
            return False
        return not self._filters or not self._searcher.search(strict, 1, count=False).hits

    def _filtered(self, main: Query, *, without: str = "") -> Query:
        held = [clause for name, clause in self._filters.items() if name != without]
        return clauses.all_of([main, *held]) if held else main

    def _page(self, query: Query) -> tuple[int, list[Candidate]]:
        first, last = self._query.offset, self._query.offset + self._query.limit
        if self._query.sort is not Sort.RELEVANCE or self._parsed.empty:
            return self._dated(query)
        result = self._searcher.search(query, max(POOL, last) or 1, count=True)
        weights = self._weights
        pool = result.hits[: POOL if first < POOL else 0]
        prospects = [open_up(self._searcher.doc(place), score, weights) for score, place in pool]
        page = best_of(prospects, last, weights)[first:]
        rest = result.hits[max(first, POOL) : last]
        return _count(result), page + [self._look(place, score, weights) for score, place in rest]

    def _dated(self, query: Query) -> tuple[int, list[Candidate]]:
        field = "oldest" if self._query.sort is Sort.OLDEST else "newest"
        result = self._searcher.search(
            query,
            max(1, self._query.limit),
            True,
            field,
            self._query.offset,
            Order.Desc,
        )
        places = [place for _, place in result.hits][: self._query.limit]
        return _count(result), [self._look(place, 0.0, self._weights) for place in places]

    @cached_property
    def _weights(self) -> Weights:
        return self._planner.weights()

    def _look(self, place: tantivy.DocAddress, score: float, weights: Weights) -> Candidate:
        return look(self._searcher.doc(place), score, weights)

    def _exact_number(self) -> contract.Hit | None:
        number = self._parsed.number
        query = self._planner.number() if number is not None and number.complete else None
        if query is None:
            return None
        found = self._searcher.search(query, POOL, count=False).hits
        best = min((self._look(place, 0.0, self._weights) for _, place in found), key=lambda one: one.key)
        return to_hit(best, self._parsed, needles(self._parsed, self._synonyms))

    def _facets(self, main: Query) -> dict[str, tuple[FacetValue, ...]]:
        """Count each facet over what matches all filters but its own."""
        together = [name for name in self._query.facets if name not in self._filters]
        counts = self._counted(self._filtered(main), together)
        for name in set(self._query.facets) - set(together):
            counts |= self._counted(self._filtered(main, without=name), [name])
        return {name: counts[name] for name in self._query.facets}

    def _counted(self, query: Query, names: list[str]) -> dict[str, tuple[FacetValue, ...]]:
        if not names:
            return {}
        size = self._query.facet_limit + 1
        wanted = {name: {"terms": {"field": name, "size": size}} for name in names}
        answer = self._searcher.aggregate(query, wanted)
        return {name: _values(answer[name]["buckets"], self._query.facet_limit) for name in names}


def _values(buckets: list[dict[str, Any]], limit: int) -> tuple[FacetValue, ...]:
    counted = [(-bucket["doc_count"], _key(bucket["key"])) for bucket in buckets]
    kept = [(value, -count) for count, value in sorted(counted) if value][:limit]
    return tuple(FacetValue(value, int(count)) for value, count in kept)


def _count(result: tantivy.SearchResult) -> int:
    """How many matched; the library's stubs leave this attribute out."""
    return int(getattr(result, "count", 0) or 0)


def _key(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
