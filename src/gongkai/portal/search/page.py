"""The search page's parts: tabs, facets, chips, hits with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.portal import facets, rows
from gongkai.portal.labels import label
from gongkai.portal.search.state import DEEPEST_PAGE, FACETS, PAGE_SIZE
from gongkai.portal.search.tabs import tabs
from gongkai.search.service import backend

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongkai.information.models import Information, Relation
    from gongkai.portal.search.state import State
    from gongkai.search.contract import FacetValue, Hit, Results


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab as shown."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its row, its interpretations, and the acts that amended or ended it."""

    hit: Hit
    row: Information
    interpretations: list[Information]
    ended_by: list[Relation]


@dataclass(frozen=True, slots=True)
class Answer:
    """The engine's answer, ready for the page. `card` is the document whose 文号 was typed in full."""

    results: Results
    page: int
    hits: list[Found]
    card: Found | None


def ask(state: State) -> Answer:
    """Search; a page behind the last shows the last. Raises SearchError when the index cannot answer."""
    page, results = state.page, backend().search(state.query(state.page))
    if not results.hits and results.total and page > 1:
        page = last_page(results.total)
        results = backend().search(state.query(page))
    exact = results.exact_number if page == 1 else None
    found = _found([*results.hits, *([exact] if exact else [])])
    card = found.get(exact.id) if exact else None
    shown = [found[hit.id] for hit in results.hits if hit.id in found and found[hit.id] is not card]
    return Answer(results, page, shown, card)


def last_page(total: int) -> int:
    """The last page that can be turned to."""
    return max(min(-(-total // PAGE_SIZE), DEEPEST_PAGE), 1)


def _found(hits: list[Hit]) -> dict[str, Found]:
    """By the hit's id; the index may lag behind, so what is no longer public drops out."""
    keys = {hit.id: int(str(hit.extra.get("pk", 0))) for hit in hits}
    public = rows.listed().in_bulk(list(set(keys.values())))
    interpretations, acts = rows.interpretations_of(public), rows.ended_by(public)
    return {
        hit.id: Found(hit, public[key], interpretations.get(key, []), acts.get(key, []))
        for hit in hits
        if (key := keys[hit.id]) in public
    }


def tab_links(state: State, query: QueryDict, results: Results) -> list[TabLink]:
    """The tabs that hold something, with their counts; the facet of kinds leaves the tab itself out."""
    counts = {value.value: value.count for value in results.facets.get("kind", ())}
    links = []
    for tab in tabs():
        count = sum(counts.get(kind, 0) for kind in tab.kinds) if tab.kinds else sum(counts.values())
        current = tab == state.tab
        if count or current or not tab.kinds:
            links.append(TabLink(tab.label, facets.replaced(query, "tab", tab.code), count, current))
    return links


def shown_facets(state: State, query: QueryDict, results: Results) -> list[facets.Facet]:
    """The facets with what can be chosen, and always with what is chosen."""
    found = (
        facets.facet(
            name, words, _options(name, state.chosen.get(name, ()), query, results.facets.get(engine, ()))
        )
        for name, engine, words in FACETS
    )
    return [facet for facet in found if facet.narrows(results.total)]


def _options(
    name: str, chosen: tuple[str, ...], query: QueryDict, counted: tuple[FacetValue, ...]
) -> list[facets.Option]:
    counts = {value.value: value.count for value in counted if value.value}
    if name == "year":
        counts = dict(sorted(counts.items(), reverse=True))
    counts |= {value: 0 for value in chosen if value not in counts}
    return [
        facets.Option(label(name, value), facets.toggled(query, name, value), count, value in chosen)
        for value, count in counts.items()
    ]


def chips(state: State, query: QueryDict) -> list[facets.Chip]:
    """Everything that narrows the search, each with the address without it."""
    found = [facets.Chip(state.tab.label, facets.without(query, "tab"))] if state.tab.kinds else []
    for name, _, words in FACETS:
        found += [
            facets.Chip(f"{words}：{label(name, value)}", facets.toggled(query, name, value))
            for value in state.chosen.get(name, ())
        ]
    dates = {"from": (state.first, "起"), "to": (state.last, "止")}
    found += [
        facets.Chip(f"{day.day:%Y-%m-%d} {end}", facets.without(query, name))
        for name, (day, end) in dates.items()
        if day.day
    ]
    return found
