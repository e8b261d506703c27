"""A list of information that a reader can narrow, sort and turn over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import F, Q

from gongkai.portal import census, counting, facets, given, paging, rows
from gongkai.portal.labels import label
from gongkai.portal.paging import PAGE_SIZE
from gongkai.publishing.dependencies import shows_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.paginator import Page
    from django.http import QueryDict

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet
    from gongkai.portal.census import Cell, Cells
    from gongkai.portal.facets import Chip, Facet, Option

MOST_OPTIONS = 40
PARAMETERS = ("kind", "issuer", "validity", "theme", "year", "sort", "page")
SORTS = {
    "newest": ("发布日期由近到远", paging.NEWEST),
    "oldest": ("发布日期由远到近", (F("published_on").asc(nulls_last=True), "id")),
    "written": ("成文日期由近到远", (F("written_on").desc(nulls_last=True), "-id")),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a list is made of: its rows, and the cells of the census that count the same rows."""

    rows: InformationQuerySet
    cells: Cells


@dataclass(frozen=True, slots=True)
class Dimension:
    """A field to narrow by: the value of a cell, and which rows and cells a chosen value stands for."""

    words: str
    value: Callable[[Cell], str]
    rows: Callable[[str], Q]
    holds: Callable[[Cell, str], bool]


def _year_rows(value: str) -> Q:
    return counting.in_year(int(value)) if given.is_year(value) else Q(pk=None)


DIMENSIONS = {
    "kind": Dimension(
        "信息类型", lambda cell: cell.kind, lambda value: Q(kind=value), lambda cell, value: cell.kind == value
    ),
    "issuer": Dimension(
        "发布机关", lambda cell: cell.issuer, counting.issued_by, lambda cell, value: cell.issuer == value
    ),
    "validity": Dimension(
        "有效性",
        lambda cell: cell.validity,
        lambda value: Q(validity=value),
        lambda cell, value: cell.validity == value,
    ),
    "theme": Dimension(
        "主题",
        lambda cell: cell.theme.partition("\\")[0],
        counting.of_theme,
        lambda cell, value: counting.within_theme(cell.theme, value),
    ),
    "year": Dimension(
        "年份", lambda cell: str(cell.year or ""), _year_rows, lambda cell, value: str(cell.year) == value
    ),
}


class CountedPages(Paginator):  # type: ignore[type-arg]  # generic for the stubs alone
    """Django's paginator with the number of rows from the census."""

    def __init__(self, found: InformationQuerySet, total: int) -> None:
        super().__init__(found, PAGE_SIZE)
        self.total = total

    @property
    def count(self) -> int:
        return self.total


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list with what narrows it."""

    page: Page[Information]
    facets: list[Facet]
    chips: list[Chip]
    sorts: list[Option]
    turn: paging.Turn | None = None  # how to turn over, where the list is made of files

    @property
    def rows(self) -> list[Information]:
        return list(self.page.object_list)


def listing(
    shelf: Shelf, query: QueryDict, leaf: paging.Leaf | None = None, *, fixed: tuple[str, ...] = ()
) -> Listing:
    """The list that an address asks for: the newest page of its files, or what the query chooses. `fixed` are the
    dimensions that the list itself settles."""
    open_dimensions = {name: one for name, one in DIMENSIONS.items() if name not in fixed}
    chosen = {name: value for name in open_dimensions if (value := given.text(query, name))}
    sort = given.choice(query, "sort", tuple(SORTS))
    total = census.total(_narrowed(shelf.cells, chosen))
    found = _rows(shelf.rows, chosen).order_by(*SORTS[sort][1])
    page = CountedPages(found, total).get_page(given.page_number(query))
    page.object_list = with_explained(with_interpretations(leaf.rows if leaf else list(page.object_list)))
    return Listing(
        page,
        [one for name in open_dimensions if (one := _facet(name, shelf.cells, chosen, query)).narrows(total)],
        [
            facets.Chip(f"{DIMENSIONS[name].words}：{label(name, value)}", facets.without(query, name))
            for name, value in chosen.items()
        ],
        [
            facets.Option(words, facets.replaced(query, "sort", code), selected=code == sort)
            for code, (words, _) in SORTS.items()
        ],
        leaf.turn if leaf else None,
    )


def archived(found: InformationQuerySet, leaf: paging.Leaf) -> Listing:
    """A full page of a list: nothing on it counts or narrows, so that it never changes."""
    page = CountedPages(found, len(leaf.rows)).get_page(1)
    return _with(Listing(page, [], [], []), leaf)


def plain(found: InformationQuerySet, query: QueryDict, leaf: paging.Leaf | None) -> Listing:
    """A list that nothing narrows: its newest page as the files have it, or the page that the query asks for."""
    page = CountedPages(found.order_by(*paging.NEWEST), found.count()).get_page(given.page_number(query))
    if leaf:
        return _with(Listing(page, [], [], []), leaf)
    page.object_list = with_explained(with_interpretations(list(page.object_list)))
    return Listing(page, [], [], [])


def _with(found: Listing, leaf: paging.Leaf) -> Listing:
    found.page.object_list = with_explained(with_interpretations(leaf.rows))
    return replace(found, turn=leaf.turn)


def with_interpretations(found: list[Information]) -> list[Information]:
    """The rows, each with its public interpretations as `interpretations`."""
    known = rows.interpretations_of(row.pk for row in found)
    for row in found:
        row.interpretations = known.get(row.pk, [])  # type: ignore[attr-defined]  # for the template
        shows_rows(row, *known.get(row.pk, []))
    return found


def with_explained(found: list[Information]) -> list[Information]:
    """The rows, each interpretation among them with the documents that it explains as `explains`."""
    keys = [row.pk for row in found if row.kind == rows.INTERPRETATION]
    known = rows.interpreted_by(keys) if keys else {}
    for row in found:
        row.explains = known.get(row.pk, [])  # type: ignore[attr-defined]  # for the template
        shows_rows(row, *known.get(row.pk, []))
    return found


def _rows(base: InformationQuerySet, chosen: dict[str, str]) -> InformationQuerySet:
    for name, value in chosen.items():
        base = base.filter(DIMENSIONS[name].rows(value))
    return base


def _narrowed(cells: Cells, chosen: dict[str, str], *, leaving: str = "") -> Cells:
    tests = [(DIMENSIONS[name].holds, value) for name, value in chosen.items() if name != leaving]
    return tuple(cell for cell in cells if all(holds(cell, value) for holds, value in tests)) if tests else cells


def _facet(name: str, cells: Cells, chosen: dict[str, str], query: QueryDict) -> Facet:
    counts = _counts(name, _narrowed(cells, chosen, leaving=name))
    here = chosen.get(name, "")
    if here and here not in counts:
        counts[here] = 0
    options = [
        facets.Option(
            label(name, value), facets.replaced(query, name, "" if value == here else value), count, value == here
        )
        for value, count in counts.items()
    ]
    return facets.facet(name, DIMENSIONS[name].words, options)


def _counts(name: str, cells: Cells) -> dict[str, int]:
    counts = counting.tally(cells, DIMENSIONS[name].value)
    counts.pop("", None)
    in_order = (lambda pair: -int(pair[0])) if name == "year" else (lambda pair: -pair[1])
    return dict(sorted(counts.items(), key=in_order)[:MOST_OPTIONS])
