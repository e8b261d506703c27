"""What an applicant does in their case: correcting, giving reasons, taking it back. Each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiEvent
from gongkai.core.actors import applicant
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.idempotency import new_key, once
from gongkai.portal.foi import expired, shown
from gongkai.portal.foi.forms import CorrectForm, ReasonsForm, WithdrawForm
from gongkai.portal.foi.uploads import media_type
from gongkai.portal.foi.views.private import followed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from gongkai.cases.models import Case

UNPROCESSABLE, CONFLICT = 422, 409


@transaction.atomic
def _correct(case: Case, given: dict[str, Any]) -> None:
    actor = applicant(case.pk)
    actions.correct(case, given["text"], actor=actor)
    for file in given["papers"]:
        kind = media_type(file.name)
        add_document(case, Purpose.CORRECTION, file.name, file.read(), media_type=kind, actor=actor)


def _reasons(case: Case, given: dict[str, Any]) -> None:
    actions.give_reason(case, given["text"], actor=applicant(case.pk))


def _withdraw(case: Case, given: dict[str, Any]) -> None:
    actions.withdraw(case, reason=given["reason"], actor=applicant(case.pk))


@dataclass(frozen=True, slots=True)
class Deed:
    """An act: its event, its form, what it does, what is said afterwards, the note that it answers."""

    event: FoiEvent
    form: type[Form]
    do: Callable[[Case, dict[str, Any]], None]
    said: str
    answers: tuple[FoiEvent, str] | None = None
    danger: bool = False


DEEDS = {
    "correct": Deed(FoiEvent.CORRECT, CorrectForm, _correct, "corrected", (FoiEvent.ASK_CORRECTION, "items")),
    "reasons": Deed(FoiEvent.REASON, ReasonsForm, _reasons, "reasons", (FoiEvent.ASK_REASON, "question")),
    "withdraw": Deed(FoiEvent.WITHDRAW, WithdrawForm, _withdraw, "withdrawn", danger=True),
}


@require_http_methods(["GET", "HEAD", "POST"])
@followed
def act(request: HttpRequest, case: Case, deed: str) -> HttpResponse:
    """The form of an act, and the act itself; what is not open now says why."""
    found = DEEDS[deed]
    if request.method == "POST":
        return _post(request, case, found)
    offer = shown.offers(case).get(found.event)
    if offer is None:
        return _refuse(request, f"现在不需要“{shown.OFFERS[found.event].label}”：{shown.now(case)}")
    return _form(request, case, found, found.form(), new_key())


def resume(request: HttpRequest, case: Case, deed: str) -> HttpResponse | None:
    """The form of an act with what was typed before the pass ran out; None where nothing was, or it is closed."""
    found, kept = DEEDS.get(deed), expired.written(request)
    if found is None or not kept or found.event not in shown.offers(case):
        return None
    return _form(request, case, found, found.form(initial=kept), new_key())


def _post(request: HttpRequest, case: Case, deed: Deed) -> HttpResponse:
    key = request.POST.get("idempotency_key", "")
    form = deed.form(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, case, deed, form, key or new_key(), status=UNPROCESSABLE)
    try:
        once(key, actor=applicant(case.pk), act=f"foi.{deed.event}:{case.pk}", do=lambda: _do(deed, case, form))
    except InvalidInputError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _form(request, case, deed, form, new_key(), status=UNPROCESSABLE)
    except RefusedError as error:
        return _refuse(request, str(error))
    return HttpResponseRedirect(f"{reverse('portal:foi-case')}?said={deed.said}")


def _do(deed: Deed, case: Case, form: Form) -> str:
    if deed.event not in shown.offers(case):
        raise RefusedError(f"现在不能“{deed.event.label}”：{shown.now(case)}")
    deed.do(case, form.cleaned_data)
    return str(case.pk)


def _form(
    request: HttpRequest, case: Case, deed: Deed, form: Form, key: str, *, status: int = 200
) -> HttpResponse:
    offer = shown.OFFERS[deed.event]
    context = {
        "case": case,
        "form": form,
        "here": reverse(offer.url_name),
        "offer": offer,
        "danger": deed.danger,
        "asked": _asked(case, deed),
        "idempotency_key": key,
    }
    return render(request, "portal/foi/act.html", context, status=status)


def _asked(case: Case, deed: Deed) -> str:
    """What the unit wrote that this answers."""
    if deed.answers is None:
        return ""
    event, note = deed.answers
    asked = case.events.filter(kind=event).last()
    found = asked.notes.filter(name=note).first() if asked else None
    return found.text if found else ""


def _refuse(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "portal/foi/refused.html", {"why": why, "back": True}, status=CONFLICT)
