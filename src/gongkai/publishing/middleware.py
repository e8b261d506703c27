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


class StandingMiddleware:
    """Looks at answers of 404 alone: two queries for those, none for all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != NOT_FOUND or request.method not in ("GET", "HEAD") or "\x00" in request.path:
            return response
        if target := target_of(request.path):
            return HttpResponsePermanentRedirect(quote(target))
        if entry := gone(request.path):
            return render(request, "publishing/gone.html", {"entry": entry}, status=GONE)
        return response
