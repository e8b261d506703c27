"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal import home as content
from gongkai.portal.sites import places

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, policies beside their interpretations, the ways in, the ledgers."""
    return render(request, "portal/home.html", content.context(places.of(request)))
