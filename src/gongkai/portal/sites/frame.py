"""What stands around a page: the names of the site it belongs to, its navigation, its one address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from gongkai.core.ui import navigation
from gongkai.core.ui.navigation import MOST_SECTIONS, Link
from gongkai.core.ui.site import current
from gongkai.portal import meta
from gongkai.portal.sites import addresses, places
from gongkai.publishing.dependencies import depends_on
from gongkai.sites.enums import KEPT

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.core.ui.site import Site as Names
    from gongkai.sites.models import Column, Site
    from gongkai.sites.reading import Atlas


def stands_in(request: HttpRequest, site: Site, column: Column | None = None) -> None:
    """Say whose page it is; without it a page is the main site's."""
    request.portal_site = site  # type: ignore[attr-defined]  # read by the context processor
    request.portal_column = column  # type: ignore[attr-defined]  # as above


def context(request: HttpRequest) -> dict[str, Any]:
    """The context processor: on pages of the portal the names and the navigation are those of the page's site."""
    match = request.resolver_match
    if match is None or match.namespace != "portal":
        return {}
    names = SimpleLazyObject(lambda: names_of(places.of(request), _site(request)))
    return {
        "site": names,
        "house": names,
        "navigation": SimpleLazyObject(lambda: _links(request)),
        "canonical": meta.absolute(request.path),
    }


def _site(request: HttpRequest) -> Site:
    return getattr(request, "portal_site", None) or places.of(request).main


def names_of(known: Atlas, site: Site) -> Names:
    """The names in header, footer and tags. What a site does not say of itself, the main site says for it."""
    main = known.main
    depends_on(*(f"site:{key}" for key in {site.pk, main.pk} if key))
    whole = _own(main, current())
    if site.main:
        return whole
    unit = site.unit.name if site.unit else whole.sponsor
    return replace(
        _own(site, replace(whole, sponsor=unit, operator="", slogan="")),
        home=addresses.home(site),
        site_map=addresses.part(site, "site-site-map"),
        above=(whole.name, whole.home),
    )


def _own(site: Site, names: Names) -> Names:
    """These names with what the site says itself in their place."""
    said = {
        "name": site.name,
        "sponsor": site.sponsor,
        "operator": site.organizer,
        "code": site.identification,
        "icp": site.icp,
        "police": site.police_record,
        "contact": site.contact,
        "domain": site.host or addresses.main_host(),
    }
    given: dict[str, Any] = {name: value for name, value in said.items() if value}
    return replace(names, **given)


def _links(request: HttpRequest) -> list[Link]:
    """The main sections; on other sites their own: home, the first columns, 政府信息公开."""
    site = _site(request)
    if site.main:
        return navigation.links(request)
    found = [("首页", addresses.home(site))]
    found += [
        (column.name, addresses.column(column))
        for column in top_columns(places.of(request), site)[: MOST_SECTIONS - 2]
    ]
    found.append(("政府信息公开", addresses.part(site, "site-disclosure")))
    here = _here(request, [url for _, url in found[1:]]) or found[0][1]
    return [Link(label, url, url == here) for label, url in found]


def _here(request: HttpRequest, urls: list[str]) -> str:
    column = getattr(request, "portal_column", None)
    path = addresses.column(column) if column else request.path
    found = max((url for url in urls if path.startswith(url)), key=len, default="")
    return found or (urls[-1] if _in_disclosure(request, column) else "")


def _in_disclosure(request: HttpRequest, column: Column | None) -> bool:
    """Whether the page is one of 政府信息公开, the last of the links."""
    if column is None:
        match = request.resolver_match
        return bool(match and match.url_name == "site-guide")
    top = next(
        (one for one in places.of(request).tops(column.site) if column.path.startswith(f"{one.path}/")), None
    )
    return bool(top and top.type in KEPT)


def top_columns(known: Atlas, site: Site) -> list[Column]:
    """A site's first level, without the parts of 政府信息公开, which have their own place."""
    return [column for column in known.tops(site) if column.type not in KEPT]
