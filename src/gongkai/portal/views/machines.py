"""What machines read: robots.txt, the paged XML site map, Atom feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from gongkai.information import kinds
from gongkai.portal import rows
from gongkai.portal.sitemap import block_xml, blocks, in_block, in_sites, index_xml
from gongkai.portal.sites import places
from gongkai.publishing.dependencies import depends_on, shows_rows

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpRequest

    from gongkai.information.models import Information

FEED_LENGTH = 30
XML = "application/xml; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; searches and the desk are nothing for a crawler."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('portal:search')}",
        f"Disallow: {reverse('portal:law-deadline')}?",
        f"Disallow: {reverse('portal:law-rules')}?",
        "Disallow: /desk/",
        "Disallow: /account/",
        f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemap-xml'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The pages of the site map that hold something."""
    paths = [reverse("portal:sitemap-sites"), *(reverse("portal:sitemap-block", args=[one]) for one in blocks())]
    addresses = [request.build_absolute_uri(path) for path in paths]
    return HttpResponse(index_xml(addresses), content_type=XML)


@require_safe
def sitemap_sites(request: HttpRequest) -> HttpResponse:
    """The pages of sites and columns."""
    known = places.of(request)
    depends_on("sites")
    found = [(request.build_absolute_uri(url), at) for url, at in in_sites(known)]
    return HttpResponse(block_xml(found), content_type=XML)


@require_safe
def sitemap_block(request: HttpRequest, block: int) -> HttpResponse:
    """One page of the site map; 404 for one that holds nothing."""
    found = [(request.build_absolute_uri(url), updated_at) for url, updated_at in in_block(block)]
    if not found:
        raise Http404
    return HttpResponse(block_xml(found), content_type=XML)


class Newest(Feed):  # type: ignore[type-arg]  # the stubs ask for parameters that the class does not take at run time
    """The newest information, all of it or of one kind."""

    feed_type = Atom1Feed

    def get_object(self, request, code=""):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, ARG002 - Feed's own signature
        """The kind; Http404 for one that does not exist."""
        if code and not kinds.exists(code):
            raise Http404
        return code

    def title(self, code: str) -> str:
        return f"{kinds.get(code).label if code else '最新信息'} - {places.atlas().main.name}"

    def link(self, code: str) -> str:
        return reverse("portal:kind", args=[code]) if code else reverse("portal:home")

    def items(self, code: str) -> list[Information]:
        found = rows.listed().filter(published_on__isnull=False)
        chosen = found.filter(kind=code) if code else found
        newest = list(chosen.order_by(F("published_on").desc(nulls_last=True), "-id")[:FEED_LENGTH])
        shows_rows(*newest)
        return newest

    def item_title(self, item: Information) -> str:
        return item.title

    def item_description(self, item: Information) -> str:
        return item.summary or item.title

    def item_updateddate(self, item: Information) -> dt.datetime:
        return item.updated_at
