"""Changing a mode: a plain link that sets a cookie and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from gongkai.core.ui.modes import CHOICES, COOKIE_AGE, cookie_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def mode(request: HttpRequest, name: str, value: str = "") -> HttpResponse:
    """Set one mode and return to `?next=`, if that is a page of this site; 404 for a mode that does not exist."""
    if name not in CHOICES or value not in CHOICES[name]:
        raise Http404
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    response.set_cookie(
        cookie_name(name), value, max_age=COOKIE_AGE, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response
