"""What an address of a site answers when there is no page any more: where it went (301), that it is gone (410)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render

from gongkai.portal.sites import addresses, places
from gongkai.publishing.dependencies import must_stay_dynamic
from gongkai.sites import reading
from gongkai.sites.enums import ColumnState
from gongkai.sites.models import Column, Site

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

GONE = 410


class AnsweredError(Exception):
    """The page's answer is not a page: a redirect, or that it is gone."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__(response.status_code)
        self.response = response


def site_or_answer(request: HttpRequest, code: str) -> Site:
    """The open site of that code. AnsweredError for one that was closed, Http404 for one that never was."""
    found = next((site for site in places.of(request).sites if site.code == code), None)
    if found:
        return found
    if closed := Site.objects.filter(code=code).first():
        raise AnsweredError(_gone(request, closed.name, "网站"))
    if code == places.of(request).main.code:  # nobody has set one up yet
        return places.of(request).main
    raise Http404


def column_or_answer(request: HttpRequest, code: str, path: str, name: str = "column") -> Column:
    """The open column there. AnsweredError where it moved or was closed, Http404 for one that never was public."""
    site = site_or_answer(request, code)
    known = {(column.site_id, column.path): column for column in places.of(request).columns}
    if found := known.get((site.pk, path)):
        if addresses.is_list(found):
            return found
        raise AnsweredError(_moved(addresses.column(found)))
    if leads_to := reading.column_at(site, path):
        raise AnsweredError(_moved(addresses.column(leads_to, name)))
    closed = Column.objects.filter(site_id=site.pk, path=path, state=ColumnState.CLOSED).first()
    if closed:
        raise AnsweredError(_gone(request, closed.name, "栏目"))
    raise Http404


def _moved(address: str) -> HttpResponse:
    must_stay_dynamic("地址已变更")
    return HttpResponsePermanentRedirect(address)


def _gone(request: HttpRequest, name: str, what: str) -> HttpResponse:
    must_stay_dynamic("已关闭")
    return render(request, "portal/sites/gone.html", {"name": name, "what": what}, status=GONE)
