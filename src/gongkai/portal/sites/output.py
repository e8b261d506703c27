"""The pages of sites and columns as files: which there are, and which of them a change touches.

Beside `row:12` and its like, pages declare:

- `site:3` — the names of site 3 stand around it: when they change, it follows within the minute;
- `pages:3` — it stands at an address of site 3: when the site or its columns change, it follows at once;
- `column:7` — column 7 is named on it;
- `unit:5` — it is about information of unit 5, or of a unit below: another site may come to speak for it;
- `sites` — it lists sites and columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.portal.sites import addresses, places
from gongkai.publishing.sources import Touched
from gongkai.sites.models import Column, Guide, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.information.models import Information
    from gongkai.sites.reading import Atlas

FIXED = ("site", "site-feed", "site-disclosure", "site-guide", "site-site-map")
COUNTING = ("site-disclosure",)  # it only counts what others show


def pages() -> Iterator[str]:
    """Every address, as typed."""
    known = places.atlas()
    for site in known.sites:
        if not site.main:
            yield from _fixed(site)
    for column in known.columns:
        yield from column_pages(column)


def column_pages(column: Column) -> list[str]:
    """A column's list and its feed."""
    names = ("column", "column-feed") if addresses.is_list(column) else ()
    return [addresses.path_of(addresses.column(column, name)) for name in names]


def _fixed(site: Site, names: Iterable[str] = FIXED) -> list[str]:
    return [addresses.path_of(addresses.part(site, name)) for name in names]


def heads_of(known: Atlas, information: Information) -> list[str]:
    """The pages of sites that show a row among their newest, the weightiest first: the column of its own site with
    its feed, that site's home and feed, then the other columns in which it stands."""
    columns, site = known.columns_of(information), known.site_of(information.owner)
    lists = [pages for column in columns if (pages := column_pages(column))]
    found = [page for pages in lists[:1] for page in pages]
    found += [] if site.main else _fixed(site, ("site", "site-feed"))
    return [*found, *(page for pages in lists[1:] for page in pages)]


def lists_of(known: Atlas, information: Information) -> list[str]:
    """The lists in which a row stands, without their feeds."""
    return [page for column in known.columns_of(information) for page in column_pages(column)[:1]]


def counting_of(known: Atlas, information: Information) -> list[str]:
    """What only counts the row."""
    site = known.site_of(information.owner)
    return [] if site.main else _fixed(site, COUNTING)


def touched(payloads: list[dict[str, Any]]) -> Touched:
    """What changes of sites, columns and guides touch."""
    sites = _sites(payloads)
    if not sites:
        return Touched()
    known = places.atlas()
    now = [address for site in known.sites if site.pk in sites for address in _fixed(site)]
    columns = [column for column in known.columns if column.site_id in sites]
    now += [page for column in columns if column.pk in _keys(payloads, "column") for page in column_pages(column)]
    keys = [f"pages:{key}" for key in sites]
    later = [f"site:{key}" for key in sites]
    later += [f"column:{key}" for key in _keys(payloads, "column")]
    later += [f"unit:{unit}" for unit in sites.values() if unit]
    fixed = ("/sites/", "/sitemap-sites.xml", "/site-map/", "/disclosure/guide/")
    return Touched((*now, *fixed), (), tuple(keys), (*later, "sites"))


def _sites(payloads: list[dict[str, Any]]) -> dict[int, int | None]:
    """The sites that are concerned, with their units."""
    keys = set(_keys(payloads, "site"))
    keys |= set(Column.objects.filter(pk__in=_keys(payloads, "column")).values_list("site", flat=True))
    units = Guide.objects.filter(pk__in=_keys(payloads, "guide")).select_related("unit")
    known = places.atlas()
    for guide in units:
        keys |= {site.pk for site in known.sites if site.reach.startswith(guide.unit.path)}
    return dict(Site.objects.filter(pk__in=keys).values_list("pk", "unit_id"))


def _keys(payloads: list[dict[str, Any]], model: str) -> list[int]:
    return sorted({int(one["id"]) for one in payloads if one.get("model") == model})
