"""The pages of sites: home, column, 公开专栏, guide, site map; and the tree of all sites."""

from __future__ import annotations

from functools import wraps
from io import BytesIO
from typing import TYPE_CHECKING, Any

import segno
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal import meta
from gongkai.portal.given import known as sees
from gongkai.portal.sites import addresses, disclosure, home, maps, places, trail
from gongkai.portal.sites.answers import AnsweredError, column_or_answer, site_or_answer
from gongkai.portal.sites.frame import stands_in
from gongkai.portal.sites.listing import shown
from gongkai.publishing.dependencies import depends_on, must_stay_dynamic

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from gongkai.sites.models import Column, Site

DAY = 24 * 3600


def answering(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that answers what `site_or_answer` and `column_or_answer` say in the place of a page."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except AnsweredError as answer:
            return answer.response

    return answered


def page_of(name: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A fixed page of a site. The main site has had its own at another address from the beginning: 301."""

    def of_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @answering
        @wraps(view)
        def found(request: HttpRequest, code: str) -> HttpResponse:
            site = site_or_answer(request, code)
            if site.main:
                must_stay_dynamic("主站的页面在另一地址")
                return HttpResponsePermanentRedirect(addresses.part(site, name))
            stands_in(request, site)
            depends_on(f"pages:{site.pk}")
            return view(request, site)

        return found

    return of_site


@page_of("site")
def site(request: HttpRequest, here: Site) -> HttpResponse:
    """A site's home."""
    return render(request, "portal/sites/home.html", home.context(places.of(request), here))


@page_of("site-disclosure")
def site_disclosure(request: HttpRequest, here: Site) -> HttpResponse:
    """政府信息公开专栏 of a site's units."""
    known = places.of(request)
    more = {"trail": trail.to_site(known, here), "tags": _tags(here, "政府信息公开", "政府信息公开")}
    return render(request, "portal/sites/disclosure.html", disclosure.context(known, here) | more)


@page_of("site-guide")
def site_guide(request: HttpRequest, here: Site) -> HttpResponse:
    """政府信息公开指南 of a site's unit."""
    guide, way = disclosure.guide_of(here), trail.to_site(places.of(request), here)
    context = {
        "here": here,
        "guide": guide,
        "office": disclosure.office_of(guide),
        "trail": [*way, ("政府信息公开", addresses.part(here, "site-disclosure"))],
        "tags": _tags(here, "政府信息公开指南", "政府信息公开指南"),
    }
    return render(request, "portal/sites/guide.html", context)


@page_of("site-site-map")
def site_map(request: HttpRequest, here: Site) -> HttpResponse:
    """网站地图 of a site."""
    known = places.of(request)
    context = {
        "here": here,
        "columns": maps.columns(known, here),
        "below": [(one.name, addresses.home(one)) for one in home.sites_below(known, here)],
        "entrances": home.entrances(here),
        "disclosure": addresses.part(here, "site-disclosure"),
        "feed": addresses.part(here, "site-feed"),
        "trail": trail.to_site(known, here),
        "tags": _tags(here, "网站地图", "概况信息"),
    }
    return render(request, "portal/sites/site_map.html", context)


@answering
@sees("page")
def column(request: HttpRequest, code: str, path: str) -> HttpResponse:
    """A column's list."""
    here, known = column_or_answer(request, code, path), places.of(request)
    in_column(request, here)
    context = {
        "here": here.site,
        "column": here,
        "listing": shown(request, places.rows_of(known, here)),
        "trail": trail.to_column(known, here),
        "beside": _beside(known.children[here.parent_id], here),
        "below": [(one.name, addresses.column(one)) for one in known.children[here.pk]],
        "feed": addresses.column(here, "column-feed"),
        "qr": addresses.column(here, "column-qr"),
        "tags": meta.tags_of(here),
    }
    return render(request, "portal/sites/column.html", context)


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """All sites as a tree."""
    depends_on("sites")
    return render(request, "portal/sites/index.html", {"tree": maps.sites(places.of(request))})


@answering
def qr(request: HttpRequest, code: str, path: str = "") -> HttpResponse:
    """The address of a site's home, or of a column, as a QR code."""
    if path:
        address = addresses.column(column_or_answer(request, code, path, "column-qr"))
    else:
        address = addresses.home(site_or_answer(request, code))
    picture = BytesIO()
    made = segno.make(meta.absolute(address), error="m", micro=False)
    made.save(picture, kind="svg", scale=4, border=4, light="#fff", title="本页地址二维码")
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _tags(here: Site, name: str, kind: str) -> meta.Tags:
    return meta.of_column(name, f"{here.name}{name}", kind, (here.name,))


def in_column(request: HttpRequest, here: Column) -> None:
    """Say that the page is of a column."""
    stands_in(request, here.site, here)
    depends_on(f"column:{here.pk}", f"pages:{here.site_id}")


def _beside(columns: list[Column], here: Column) -> list[tuple[str, str, bool]]:
    """The columns of the same level, with whether each is the one that the reader is in."""
    level = [one for one in columns if one.site_id == here.site_id]
    return [(one.name, addresses.column(one), one.pk == here.pk) for one in level]
