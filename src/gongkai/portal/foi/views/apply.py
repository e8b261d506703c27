"""Applying: what are you looking for, the form, the review, the submission, number and code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.portal import given, rows
from gongkai.portal.foi import drafting, figures, guidance, sessions, submitting, traces
from gongkai.portal.foi.codes import grouped
from gongkai.portal.foi.forms import ApplyForm
from gongkai.portal.foi.models import Turn
from gongkai.portal.foi.views.private import private
from gongkai.portal.law import sources

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from gongkai.information.models import Information

UNPROCESSABLE, CONFLICT = 422, 409
_LONGEST_CODE = 60


@private
@require_http_methods(["GET", "HEAD", "POST"])
@given.known("q", "unit", "open")
def start(request: HttpRequest) -> HttpResponse:
    """Step 1: one box; what is published already is shown before anybody writes."""
    if request.method == "POST":
        return _turn(request)
    if row := _listed(request.GET.get("open", "")):
        guidance.count(Turn.OPENED)
        return redirect(row.get_absolute_url())
    query = given.text(request.GET, "q")
    context: dict[str, Any] = {"sought": query, "unit": given.text(request.GET, "unit")[:_LONGEST_CODE]}
    if query:
        found = guidance.answers(request.GET)
        context |= {"found": found or [], "unusable": found is None}
        if found and request.method == "GET":
            guidance.count(Turn.SHOWN)
    return render(request, "portal/foi/start.html", context)


def _turn(request: HttpRequest) -> HttpResponse:
    """Found it, or going on: counted, then led there."""
    if row := _listed(request.POST.get("found", "")):
        guidance.count(Turn.FOUND)
        return redirect(row.get_absolute_url())
    guidance.count(Turn.WENT_ON)
    passed = {name: request.POST.get(name, "")[: given.LONGEST_TEXT] for name in ("q", "unit")}
    query = urlencode({name: value for name, value in passed.items() if value})
    return redirect(f"{reverse('portal:foi-form')}?{query}" if query else reverse("portal:foi-form"))


def _listed(key: str) -> Information | None:
    """The published row of a key; None for what is none."""
    sound = key.isascii() and key.isdigit()
    return rows.listed().filter(pk=int(key[:18])).first() if sound else None


@private
@require_http_methods(["GET", "HEAD", "POST"])
@given.known("q", "unit")
def form(request: HttpRequest) -> HttpResponse:
    """Step 2: the form of 条例 29. What was typed and uploaded stays, whatever is wrong with the rest."""
    if request.method == "POST":
        return _filled(request)
    unit = given.text(request.GET, "unit")[:_LONGEST_CODE]
    blank = ApplyForm(initial={"request": given.text(request.GET, "q"), "unit": unit})
    return _show(request, blank, drafting.key_of(""))


def _filled(request: HttpRequest) -> HttpResponse:
    key = drafting.key_of(request.POST.get("key", ""))
    if submitting.submitted(key):  # gone back to after it went out: what is sent now is another application
        key = drafting.key_of("")
    draft = drafting.find(key)
    drafting.drop(draft, request.POST.getlist("drop"))
    if request.POST.get("act") == "edit" and draft is not None:
        return _show(request, ApplyForm(initial=draft.data), key)
    filled = ApplyForm(request.POST, request.FILES, kept=drafting.counted(draft))
    sound = filled.is_valid()
    draft = drafting.keep(key, request.POST, filled)
    if not sound:
        return _show(request, filled, key, status=UNPROCESSABLE)
    context = {"form": filled, "key": key, "files": draft.files.all(), "answer": figures.rule(figures.ANSWER)}
    return render(request, "portal/foi/review.html", context)


def _show(request: HttpRequest, filled: ApplyForm, key: UUID, status: int = 200) -> HttpResponse:
    draft = drafting.find(key)
    context = {"form": filled, "key": key, "files": draft.files.all() if draft else []}
    return render(request, "portal/foi/form.html", context, status=status)


@private
@require_POST
def submit(request: HttpRequest) -> HttpResponse:
    """Step 3: it goes out, once."""
    address = traces.address_of(request)
    traces.slow_applying(address)
    try:
        case = submitting.submit(request.POST.get("key", ""), address)
    except (RefusedError, InvalidInputError) as error:
        return render(request, "portal/foi/refused.html", {"why": str(error)}, status=CONFLICT)
    response = redirect("portal:foi-done")
    sessions.grant(response, case, sessions.FRESH)
    return response


@private
@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest) -> HttpResponse:
    """Number and code, shown to whoever just submitted until they close the page; what comes next, with dates."""
    if request.method == "POST":
        response = redirect("portal:foi-track")
        sessions.leave(response, sessions.FRESH)
        return response
    case = sessions.case_of(request, sessions.FRESH)
    if case is None:
        return redirect("portal:foi-track")
    today = timezone.localdate()
    context = {
        "case": case,
        "code": grouped(case.code),
        "answer": figures.rule(figures.ANSWER),
        "correction": figures.rule(figures.CORRECTION),
        "answer_by": _after(figures.ANSWER, today),
        "correction_by": _after(figures.CORRECTION, today),
        "today": today,
    }
    return render(request, "portal/foi/done.html", context)


def _after(rule_id: str, day: dt.date) -> dt.date:
    """The last day of a limit, were the application confirmed today."""
    return sources.calendar().add(day, figures.rule(rule_id).number).date
