"""工作日历: a year's working days with the notices that make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.law.rulebook.book import today
from gongkai.portal import given
from gongkai.portal.law.tabs import tabs
from gongkai.portal.law.year import year_of, years

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.law.notices import Notice


@require_safe
@given.known("known_at")
def this_year(request: HttpRequest) -> HttpResponse:
    """The year it is, or the last one there is."""
    span = years()
    return _page(request, min(max(today().year, span[0]), span[-1]))


@require_safe
@given.known("known_at")
def year(request: HttpRequest, number: int) -> HttpResponse:
    """A year; 404 for one of which no notice speaks."""
    if number not in years():
        raise Http404
    return _page(request, number)


def _page(request: HttpRequest, number: int) -> HttpResponse:
    known_at, span = given.date(request.GET, "known_at"), years()
    shown = year_of(number, known_at.day)
    context = {
        "year": shown,
        "known_at": known_at,
        "sources": [(notice, _uncertain(notice)) for notice in shown.notices],
        "before": number - 1 if number - 1 in span else None,
        "after": number + 1 if number + 1 in span else None,
        "years": list(span),
        "tabs": tabs("law-calendars"),
    }
    return render(request, "portal/law/calendar.html", context)


def _uncertain(notice: Notice) -> str:
    return notice.certainty.label if notice.certainty.uncertain else ""
