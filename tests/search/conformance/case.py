"""One case: what is asked, and what must be true of the answer, of any engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.search.contract import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.search.contract import Results


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Each expectation is checked only where it is given.

    ids: exactly these, in any order. order: exactly these, in this order. first: leads. among: are found.
    never: are not found. marked: texts that are highlighted, in title or passage. facets: exact counts.
    """

    name: str
    query: Query
    ids: frozenset[str] | None = None
    order: tuple[str, ...] | None = None
    first: str | None = None
    among: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    total: int | None = None
    card: str | None = None
    relaxed: bool | None = None
    corrected: str | None = None
    marked: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def check(self, results: Results) -> None:
        """Fail with the query in the message."""
        found = [hit.id for hit in results.hits]
        said = f"{self.query.text!r} -> {found}"
        assert self.ids is None or (set(found) == self.ids and results.total == len(self.ids)), said
        assert self.order is None or tuple(found) == self.order, said
        assert self.first is None or found[:1] == [self.first], said
        assert self.among <= set(found), said
        assert not self.never & set(found), said
        assert self.total is None or results.total == self.total, f"{said}: {results.total}"
        self._check_rest(results, said)

    def _check_rest(self, results: Results, said: str) -> None:
        card = results.exact_number.id if results.exact_number else ""
        assert self.card is None or card == self.card, f"{said}: card {card!r}"
        assert self.relaxed is None or results.relaxed == self.relaxed, said
        assert self.corrected is None or results.corrected == self.corrected, f"{said}: {results.corrected!r}"
        marks = {one.text for hit in results.hits for one in hit.title_segments + hit.snippet_segments if one.hit}
        assert set(self.marked) <= marks, f"{said}: {marks}"
        for name, counts in self.facets.items():
            assert {one.value: one.count for one in results.facets[name]} == counts, said


def ask(name: str, text: str, **expected: object) -> Case:
    """Make a case of a text alone; `ids` and the like may be given as one string with blanks."""
    return Case(name=name, query=Query(text=text, limit=50), **_sets(expected))  # type: ignore[arg-type]


def _sets(expected: dict[str, object]) -> dict[str, object]:
    sets = {"ids", "among", "never"}
    return {
        key: frozenset(value.split()) if key in sets and isinstance(value, str) else value
        for key, value in expected.items()
    }


def given(name: str, query: Query, **expected: object) -> Case:
    """Make a case of a whole query."""
    return Case(name=name, query=query, **_sets(expected))  # type: ignore[arg-type]
