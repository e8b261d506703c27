"""The page of a kind over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.information import kinds
from gongkai.portal import given
from gongkai.portal.counting import kind_url
from gongkai.portal.given import known
from gongkai.portal.series.lines import lines
from gongkai.portal.series.reading import read

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@known("unit", "variant")
def series(request: HttpRequest, code: str) -> HttpResponse:
    """A kind's figures of all periods; 404 for a kind that has none over time."""
    if not kinds.exists(code) or not kinds.get(code).series:
        raise Http404
    kind = kinds.get(code)
    found = read(kind, unit=given.text(request.GET, "unit"), variant=given.text(request.GET, "variant"))
    context = {"kind": kind, "kind_url": kind_url(code), "series": found, "lines": lines(found)}
    return render(request, "portal/series/page.html", context)
