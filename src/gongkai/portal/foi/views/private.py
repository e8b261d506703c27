"""What pages about a person have in common: kept by nobody on the way, found by no search engine."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from gongkai.portal.foi import expired, sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """The answer is for this reader alone: stored nowhere, listed nowhere."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_vary_headers(response, ["Cookie"])
        return response

    return seen


def followed(view: View) -> View:
    """The view gets the case of the reader's pass; without one the reader is asked for number and code.

    No address names a case: what is not in the pass cannot be asked for. Each page renews the half hour. What was
    typed while it ran out is not lost.
    """

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        case = sessions.case_of(request)
        if case is None:
            return expired.ask(request, more.get("deed", "")) or redirect("portal:foi-track")
        response = view(request, case, *args, **more)
        sessions.grant(response, case)
        return response

    return private(seen)
