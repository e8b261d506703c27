"""Following a case: the door, the case, its letters and files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.cases import actions
from gongkai.core.errors import RefusedError
from gongkai.portal.foi import codes, expired, letters, sessions, shown, traces
from gongkai.portal.foi.forms import TrackForm
from gongkai.portal.foi.views import acts
from gongkai.portal.foi.views.private import followed, private

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.cases.models import Case, CaseDocument

UNPROCESSABLE, GONE = 422, 410
WRONG = "登记编号和查询码对不上，请核对后再试。查询码里没有数字 0、1，也没有字母 I、L、O。"
SAID = {
    "corrected": "补正已提交。答复期限从今天起重新计算。",
    "reasons": "理由已提交，机关会结合您的说明继续办理。",
    "withdrawn": "申请已撤回，机关不再办理。",
}
FLOOR_SECONDS = 0.2  # an answer that takes its time says nothing by the time it takes


@private
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """Number and code. A wrong pair gets one answer, whatever of it exists."""
    if request.method != "POST":
        if sessions.case_of(request) is not None:
            return redirect("portal:foi-case")
        return render(request, "portal/foi/track.html", {"form": TrackForm()})
    form, deed = TrackForm(request.POST), request.POST.get("deed", "")
    case = _let_in(request, form) if form.is_valid() else None
    if case is None:
        again = expired.ask(request, deed, form)
        return again or render(request, "portal/foi/track.html", {"form": form}, status=UNPROCESSABLE)
    response = acts.resume(request, case, deed) or redirect("portal:foi-case")
    sessions.grant(response, case)
    return response


def _let_in(request: HttpRequest, form: TrackForm) -> Case | None:
    began = time.monotonic()
    number, address = codes.tidy_number(form.cleaned_data["number"]), traces.address_of(request)
    case = codes.find(number, form.cleaned_data["code"])
    if case is None:
        traces.slow_tracking(number, address)
        traces.missed(number, address)
        form.add_error(None, WRONG)
    time.sleep(max(0.0, began + FLOOR_SECONDS - time.monotonic()))
    return case


@require_safe
@followed
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """The case like a parcel."""
    context = shown.context(case) | {"said": SAID.get(request.GET.get("said", ""), "")}
    return render(request, "portal/foi/case.html", context)


@require_safe
@followed
def letter(_request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A letter of this case as PDF; opening an answer that was served online is recorded."""
    found = letters.find(case, pk)
    response = _file(found.letter.pdf, f"{found.name}.pdf")
    if response.status_code != GONE:
        letters.opened(found, case)
    return response


@require_safe
@followed
def file(_request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A file that was given with a letter of this case."""
    found, document = letters.find_file(case, pk)
    response = _file(document, document.name)
    if response.status_code != GONE:
        letters.opened(found, case)
    return response


def _file(document: CaseDocument | None, name: str) -> HttpResponse:
    """Always saved, never shown under our own address."""
    try:
        content = actions.read(document) if document else b""
    except RefusedError as error:
        return HttpResponse(str(error), status=GONE, content_type="text/plain; charset=utf-8")
    kind = document.media_type if document else ""
    response = HttpResponse(content, content_type=kind or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@private
@require_POST
def leave(_request: HttpRequest) -> HttpResponse:
    """Done looking: the pass is taken away."""
    response = redirect("portal:foi-track")
    sessions.leave(response)
    return response
