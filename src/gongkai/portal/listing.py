"""A list of information that a reader can narrow, sort and turn over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, ExtractYear

from gongkai.portal import counting, facets, given, rows
from gongkai.portal.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.paginator import Page
    from django.http import QueryDict

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet
    from gongkai.portal.facets import Chip, Facet, Option

PAGE_SIZE = 20
MOST_OPTIONS = 40
PARAMETERS = ("kind", "issuer", "validity", "theme", "year", "sort", "page")
SORTS = {
    "newest": ("发布日期由近到远", (F("published_on").desc(nulls_last=True), "-id")),
    "oldest": ("发布日期由远到近", (F("published_on").asc(nulls_last=True), "id")),
    "written": ("成文日期由近到远", (F("written_on").desc(nulls_last=True), "-id")),
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """A field to narrow by: how its values are counted and which rows a value stands for."""

    words: str
    values: Callable[[InformationQuerySet], InformationQuerySet]  # annotates `value`
    rows: Callable[[str], Q]


def _theme_class(theme: str) -> str:
    return theme.partition("\\")[0]


def _year_rows(value: str) -> Q:
    return counting.in_year(int(value)) if given.is_year(value) else Q(pk=None)


DIMENSIONS = {
    "kind": Dimension("信息类型", lambda found: found.annotate(value=F("kind")), lambda value: Q(kind=value)),
    "issuer": Dimension(
        "发布机关",
        lambda found: found.annotate(value=Coalesce("issuer__name", "issuer_name")),
        counting.issued_by,
    ),
    "validity": Dimension(
        "有效性", lambda found: found.annotate(value=F("validity")), lambda value: Q(validity=value)
    ),
    "theme": Dimension("主题", lambda found: found.annotate(value=F("theme")), counting.of_theme),
    "year": Dimension(
        "年份", lambda found: found.annotate(value=ExtractYear(Coalesce("written_on", "published_on"))), _year_rows
    ),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list with what narrows it."""

    page: Page[Information]
    facets: list[Facet]
    chips: list[Chip]
    sorts: list[Option]

    @property
    def rows(self) -> list[Information]:
        return list(self.page.object_list)


def listing(base: InformationQuerySet, query: QueryDict, *, fixed: tuple[str, ...] = ()) -> Listing:
    """The list that an address asks for; `fixed` are the dimensions that the list itself settles."""
    open_dimensions = {name: one for name, one in DIMENSIONS.items() if name not in fixed}
    chosen = {name: value for name in open_dimensions if (value := given.text(query, name))}
    sort = given.choice(query, "sort", tuple(SORTS))
    found = _narrowed(base, chosen).order_by(*SORTS[sort][1])
    page = Paginator(found, PAGE_SIZE).get_page(given.page_number(query))
    page.object_list = with_explained(with_interpretations(list(page.object_list)))
    return Listing(
        page,
        [
            one
            for name in open_dimensions
            if (one := _facet(name, base, chosen, query)).narrows(page.paginator.count)
        ],
        [
            facets.Chip(f"{DIMENSIONS[name].words}：{label(name, value)}", facets.without(query, name))
            for name, value in chosen.items()
        ],
        [
            facets.Option(words, facets.replaced(query, "sort", code), selected=code == sort)
            for code, (words, _) in SORTS.items()
        ],
    )


def with_interpretations(found: list[Information]) -> list[Information]:
    """The rows, each with its public interpretations as `interpretations`."""
    known = rows.interpretations_of(row.pk for row in found)
    for row in found:
        row.interpretations = known.get(row.pk, [])  # type: ignore[attr-defined]  # for the template
    return found


def with_explained(found: list[Information]) -> list[Information]:
    """The rows, each interpretation among them with the documents that it explains as `explains`."""
    keys = [row.pk for row in found if row.kind == rows.INTERPRETATION]
    known = rows.interpreted_by(keys) if keys else {}
    for row in found:
        row.explains = known.get(row.pk, [])  # type: ignore[attr-defined]  # for the template
    return found


def _narrowed(base: InformationQuerySet, chosen: dict[str, str], *, leaving: str = "") -> InformationQuerySet:
    for name, value in chosen.items():
        if name != leaving:
            base = base.filter(DIMENSIONS[name].rows(value))
    return base


def _facet(name: str, base: InformationQuerySet, chosen: dict[str, str], query: QueryDict) -> Facet:
    counts = _counts(name, _narrowed(base, chosen, leaving=name))
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


def _counts(name: str, found: InformationQuerySet) -> dict[str, int]:
    counts: dict[str, int] = {}
    found = DIMENSIONS[name].values(found.order_by())
    for value, count in found.values_list("value").annotate(count=Count("pk")):  # type: ignore[misc]  # annotated above
        key = _theme_class(value) if name == "theme" else str(value or "")
        counts[key] = counts.get(key, 0) + count
    counts.pop("", None)
    in_order = (lambda pair: -int(pair[0])) if name == "year" else (lambda pair: -pair[1])
    return dict(sorted(counts.items(), key=in_order)[:MOST_OPTIONS])
