"""Never a silent 404: what once was published answers 410 and says so; what moved answers 301."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

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
        response = self.get_response(request)
        if response.status_code != NOT_FOUND or not _may_have_been_a_page(request):
            return response
        if target := target_of(request.path):
            return HttpResponsePermanentRedirect(quote(target))
        if entry := gone(request.path):
            return render(request, "publishing/gone.html", {"entry": entry}, status=GONE)
        return response


def _may_have_been_a_page(request: HttpRequest) -> bool:
    readable = request.method in ("GET", "HEAD") and "\x00" not in request.path
    return readable and not request.path.startswith(NEVER_PAGES)
