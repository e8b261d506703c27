"""The half hour ran out while somebody was writing: number and code again, and what was typed is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from gongkai.portal.foi.forms import TrackForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

UNAUTHORIZED = 401
WRITTEN = ("text", "reason")  # the fields of the acts that hold what somebody thought out
LONGEST = 5000


def written(request: HttpRequest) -> dict[str, str]:
    """What was typed into the form of an act."""
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in WRITTEN}
    return {name: text for name, text in typed.items() if text.strip()}


def ask(request: HttpRequest, deed: str, form: TrackForm | None = None) -> HttpResponse | None:
    """The door, with what was typed carried along; None where nothing was typed."""
    kept = written(request)
    if request.method != "POST" or not deed or not kept:
        return None
    context = {"form": form or TrackForm(), "deed": deed, "kept": kept}
    return render(request, "portal/foi/track.html", context, status=UNAUTHORIZED)
