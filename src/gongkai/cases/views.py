"""What of a case is opened at the desk: a file, and who somebody is. Both through the case alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.cases import actions
from gongkai.cases.actions.rendering import WORD
from gongkai.cases.foi.desk.intake import ID_KINDS
from gongkai.cases.foi.letters import sheets
from gongkai.cases.foi.letters.service import service_form
from gongkai.cases.foi.letters.sheets import SHEETS
from gongkai.cases.models import Case
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import module_or_404
from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    from django.http import HttpRequest

LABELS = {
    "name": "姓名或者名称",
    "id_kind": "证件类型",
    "id_number": "证件号码",
    "phone": "电话",
    "email": "电子邮箱",
    "address": "通信地址",
    "contact": "联系人",
    "representative": "法定代表人或者负责人",
}


class WhyForm(forms.Form):
    """Why somebody looks."""

    why = forms.CharField(label="查看的原因", max_length=100, help_text="例如：寄送答复书、核对补正人身份。")


@require_safe
@signed_in
def document(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """A file of a case, opened for whoever sees the case (proofs of identity for those who need them); 404 for any
    other case's."""
    case = Case.objects.visible_to(actor_of(request)).get_visible(actor_of(request), pk=pk)
    found = get_object_or_404(case.documents, pk=document_pk)
    try:
        content = actions.open_for(found, actor=actor_of(request))
    except RefusedError as error:
        status = 410 if found.erased_on else 403
        return render(request, "desk/refused.html", _record(case) | {"why": str(error)}, status=status)
    response = HttpResponse(content, content_type=found.media_type or "application/octet-stream")
    # Never shown inside the page's own origin: what an applicant uploaded may be anything.
    disposition = content_disposition_header(as_attachment=True, filename=found.name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def party(request: HttpRequest, pk: int, party_pk: int) -> HttpResponse:
    """Who somebody is: asked why, then shown; the look is in the trail."""
    actor = actor_of(request)
    case = Case.objects.visible_to(actor).get_visible(actor, pk=pk)
    found = get_object_or_404(case.parties, pk=party_pk)
    form = WhyForm(request.POST if request.method == "POST" else None)
    context = _record(case) | {"party": found, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.look(found, actor=actor, why=form.cleaned_data["why"])
        except RefusedError as error:
            return render(request, "desk/refused.html", _record(case) | {"why": str(error)}, status=403)
        said = identity | {"id_kind": dict(ID_KINDS).get(identity.get("id_kind", ""), "")}
        context["identity"] = [(LABELS.get(name, name), said[name]) for name in identity]
    return render(request, "cases/desk_party.html", context)


@require_POST
@signed_in
def service_record(request: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    """送达回证 of a letter, to be printed and signed. It holds name and address: the download is in the trail."""
    actor = actor_of(request)
    case = Case.objects.visible_to(actor).get_visible(actor, pk=pk)
    letter = get_object_or_404(case.letters.select_related("party", "service"), pk=letter_pk)
    try:
        name, content = service_form(letter, actor=actor)
    except RefusedError as error:
        return render(request, "desk/refused.html", _record(case) | {"why": str(error)}, status=403)
    response = HttpResponse(content, content_type=WORD)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


@require_POST
@signed_in
def sheet(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One of the papers of the file (登记表, 审查呈批单, 移送明细表) as a Word file, to be printed and signed."""
    actor = actor_of(request)
    case = Case.objects.visible_to(actor).get_visible(actor, pk=pk)
    if code not in SHEETS:
        raise Http404
    try:
        name, content = sheets.sheet(case, code, actor=actor)
    except RefusedError as error:
        return render(request, "desk/refused.html", _record(case) | {"why": str(error)}, status=403)
    response = HttpResponse(content, content_type=WORD)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response


def _record(case: Case) -> dict[str, object]:
    return {"module": module_or_404(case.kind), "record": case}
