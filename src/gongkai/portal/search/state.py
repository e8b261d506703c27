"""A search as the address holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.portal import given
from gongkai.portal.search.tabs import tab
from gongkai.search.contract import DateRange, Query, Sort

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongkai.portal.search.tabs import Tab

PAGE_SIZE = 10
DEEPEST_PAGE = 1000
SORTS = (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST)
PUBLISHED, WRITTEN = DATES = ("published", "written")
PARAMETERS = ("q", "tab", "issuer", "validity", "type", "theme", "year", "from", "to", "by", "sort", "page")
# The parameter of each facet, the engine's name for it, and its words.
FACETS = (
    ("issuer", "issuer", "发布机关"),
    ("validity", "validity", "有效性"),
    ("type", "document_type", "文种"),
    ("theme", "theme", "主题"),
    ("year", "year", "年份"),
)


@dataclass(frozen=True, slots=True)
class State:
    """What the reader asks for; everything in it is sound."""

    text: str
    tab: Tab
    chosen: dict[str, tuple[str, ...]]  # by the parameter's name
    by: str
    first: given.GivenDate
    last: given.GivenDate
    sort: Sort
    page: int
    cut: bool  # the text was longer than what is searched for

    @property
    def narrowed(self) -> bool:
        """Whether anything but the text narrows the search."""
        return bool(self.tab.kinds or self.chosen or self.first.day or self.last.day)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked at all."""
        return not self.text and not self.narrowed

    @property
    def reversed_dates(self) -> bool:
        """Whether the first day lies after the last."""
        return bool(self.first.day and self.last.day and self.first.day > self.last.day)

    def query(self, page: int) -> Query:
        """The engine's query for a page of hits."""
        days = DateRange(self.first.day, self.last.day)
        return Query(
            text=self.text,
            filters=self._filters(),
            written=days if self.by == WRITTEN else None,
            published=days if self.by == PUBLISHED else None,
            sort=self.sort,
            limit=PAGE_SIZE,
            offset=(page - 1) * PAGE_SIZE,
            facets=("kind", *(engine for _, engine, _ in FACETS)),
        )

    def _filters(self) -> dict[str, tuple[str, ...]]:
        found = {engine: self.chosen[name] for name, engine, _ in FACETS if name in self.chosen}
        return found | ({"kind": self.tab.kinds} if self.tab.kinds else {})


def read(query: QueryDict) -> State:
    """The state of an address; what is unknown or unsound in it counts as not given."""
    chosen = {name: values for name, _, _ in FACETS if (values := _values(query, name))}
    return State(
        text=given.text(query, "q"),
        tab=tab(query.get("tab", "")),
        chosen=chosen,
        by=given.choice(query, "by", DATES),
        first=given.date(query, "from"),
        last=given.date(query, "to"),
        sort=Sort(given.choice(query, "sort", tuple(map(str, SORTS)))),
        page=min(given.page_number(query), DEEPEST_PAGE),
        cut=len(query.get("q", "").strip()) > given.LONGEST_TEXT,
    )


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    found = given.values(query, name)
    return tuple(value for value in found if given.is_year(value)) if name == "year" else found
