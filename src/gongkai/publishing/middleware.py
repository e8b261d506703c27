"""Never a silent 404: what once was published answers 410 and says so; what moved answers 301."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from gongkai.publishing.hosts import name_of
from gongkai.publishing.standing import gone, target_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

NOT_FOUND, GONE = 404, 410
NEVER_PAGES = ("/api/", "/desk/", "/account/", "/static/")


class StandingMiddleware:
    """Looks at answers of 404 alone: two queries for those, none for all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_queried_home(request) and (target := _target(request)):
            return HttpResponsePermanentRedirect(quote(target))
        response = self.get_response(request)
        if response.status_code != NOT_FOUND or not _may_have_been_a_page(request):
            return response
        if target := _target(request):
            return HttpResponsePermanentRedirect(quote(target))
        if entry := gone(request.path):
            return render(request, "publishing/gone.html", {"entry": entry}, status=GONE)
        return response


def _target(request: HttpRequest, *, only_with_query: bool = False) -> str:
    query, host = request.META.get("QUERY_STRING", ""), name_of(request.META.get("HTTP_HOST", ""))
    return target_of(request.path, query, host, only_with_query=only_with_query)


def _is_queried_home(request: HttpRequest) -> bool:
    """`/?p=12`: some old sites had all their pages there, where this one has a page that answers."""
    return request.path == "/" and request.method in ("GET", "HEAD") and bool(request.META.get("QUERY_STRING"))


def _may_have_been_a_page(request: HttpRequest) -> bool:
    readable = request.method in ("GET", "HEAD") and "\x00" not in request.path
    return readable and not request.path.startswith(NEVER_PAGES)
