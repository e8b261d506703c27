"""The ways into the law, and the two small calculators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal import given
from gongkai.portal.law.deadline.examples import examples
from gongkai.portal.law.tabs import tabs
from gongkai.portal.law.tools import BASES, UNITS, ask_day, ask_fee

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """期限和规则: the tools with what each is for."""
    return render(request, "portal/law/home.html", {"tools": tabs(), "examples": examples()})


@require_safe
@given.known("basis", "number", "before")
def fee(request: HttpRequest) -> HttpResponse:
    """信息处理费, with the steps that add up to it."""
    context = {"answer": ask_fee(request.GET), "bases": BASES, "tabs": tabs("law-fee")}
    return render(request, "portal/law/fee.html", context)


@require_safe
@given.known("from", "count", "unit")
def days(request: HttpRequest) -> HttpResponse:
    """A date so many working days, days or months from another."""
    context = {"answer": ask_day(request.GET), "units": UNITS, "tabs": tabs("law-days")}
    return render(request, "portal/law/days.html", context)
