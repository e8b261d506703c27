"""Atom feeds of sites and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from gongkai.portal.meta import absolute
from gongkai.portal.paging import NEWEST
from gongkai.portal.sites import addresses, places
from gongkai.portal.sites.answers import column_or_answer
from gongkai.portal.sites.views import answering, in_column, page_of
from gongkai.portal.views.machines import FEED_LENGTH
from gongkai.publishing.dependencies import depends_on, shows_rows

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.information.querysets import InformationQuerySet
    from gongkai.sites.models import Site


@page_of("site-feed")
def site_feed(request: HttpRequest, here: Site) -> HttpResponse:
    """The newest information of a site's units."""
    rows = places.own_rows(places.of(request), here)
    depends_on(f"site:{here.pk}")
    return _atom(f"最新信息 - {here.name}", addresses.home(here), request.path, rows)


@answering
def column_feed(request: HttpRequest, code: str, path: str) -> HttpResponse:
    """The newest information of a column."""
    here = column_or_answer(request, code, path, "column-feed")
    in_column(request, here)
    depends_on(f"site:{here.site_id}")
    rows = places.rows_of(places.of(request), here)
    return _atom(f"{here.name} - {here.site.name}", addresses.column(here), request.path, rows)


def _atom(title: str, page: str, own: str, rows: InformationQuerySet) -> HttpResponse:
    newest = list(rows.filter(published_on__isnull=False).order_by(*NEWEST)[:FEED_LENGTH])
    shows_rows(*newest)
    feed = Atom1Feed(title, absolute(page), "", language="zh-hans", feed_url=absolute(own))
    for row in newest:
        feed.add_item(
            row.title, absolute(row.get_absolute_url()), row.summary or row.title, updateddate=row.updated_at
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
