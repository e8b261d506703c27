"""遮盖 at the desk: what is marked, what looks personal, the page as a picture, the copy and what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.cases.actions import read
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.office import checking, forms, redacting
from gongkai.cases.office.child import ask
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import module_or_404
from gongkai.core.desk.submit import content_key
from gongkai.core.errors import GongkaiError
from gongkai.core.idempotency import once
from gongkai.documents.errors import UnreadableError
from gongkai.redaction import RedactionError, read_spec
from gongkai.redaction.door import where_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.cases.models import CaseDocument

_SHOWN = frozenset({Purpose.SOURCE, Purpose.RELEASE})


def _document(request: HttpRequest, pk: int, document_pk: int) -> CaseDocument:
    """A file of a case that the person sees, to be given or given; 404 for anything else."""
    case = FoiCase.objects.get_queryset().get_visible(actor_of(request), pk=pk)
    document = get_object_or_404(case.documents.select_related("case__unit"), pk=document_pk, purpose__in=_SHOWN)
    if document.erased_on:
        raise Http404
    return document


@require_safe
@signed_in
def page(request: HttpRequest, pk: int, document_pk: int, number: int) -> HttpResponse:
    """A page of a file as a picture: nothing of the file itself runs in the browser."""
    document = _document(request, pk, document_pk)
    try:
        _, picture = ask("draw", read(document), name=document.name, page=number)
    except (UnreadableError, GongkaiError) as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def redact(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """What is blacked out in a file: shown, marked, and the copy ordered."""
    document = _document(request, pk, document_pk)
    if document.purpose != Purpose.SOURCE:
        raise Http404
    seen = _look(document)
    if request.method != "POST":
        return _page(request, document, seen, *_rows(document, seen))
    words, boxes = forms.WordRows(request.POST, prefix="word"), forms.BoxRows(request.POST, prefix="box")
    if not (words.is_valid() and boxes.is_valid()):
        return _page(request, document, seen, words, boxes, status=400)
    try:
        marks = _marks(request, words, boxes, seen)
        return HttpResponseRedirect(_submit(request, document, marks))
    except (GongkaiError, ValueError) as error:
        return _page(request, document, seen, words, boxes, status=409, problem=str(error))


def _look(document: CaseDocument) -> dict[str, Any]:
    """Kind, pages and suggestions of a file; `trouble` where it cannot be opened."""
    try:
        answer, _ = ask("look", read(document), name=document.name)
    except (UnreadableError, GongkaiError) as error:
        return {"kind": "", "sizes": [], "suggestions": [], "trouble": str(error)}
    return answer


def _rows(document: CaseDocument, seen: dict[str, Any]) -> tuple[Any, Any]:
    plan = redacting.plan_of(document)
    marks = plan.marks if plan else []
    words = forms.WordRows(prefix="word", initial=forms.word_rows(marks))
    return words, forms.BoxRows(prefix="box", initial=list(forms.box_rows(marks, seen["sizes"])))


def _marks(request: HttpRequest, words: Any, boxes: Any, seen: dict[str, Any]) -> list[dict[str, Any]]:
    found = [mark for form in words for mark in form.marks()]
    filled = [form.cleaned_data for form in boxes if form.cleaned_data.get("page") is not None]
    found += [forms.box_mark(given, seen["kind"], seen["sizes"]) for given in filled]
    return found + forms.ticked(request.POST.getlist("ticked"))


def _submit(request: HttpRequest, document: CaseDocument, marks: list[dict[str, Any]]) -> str:
    actor, act = actor_of(request), request.POST.get("act", "save")

    def run() -> str:
        redacting.mark(document, marks, actor=actor)
        if act == "make":
            redacting.make(document, actor=actor)
        return f"{reverse('office:redact', args=[document.case_id, document.pk])}?done={act}"

    return once(content_key(request), actor=actor, act=f"foi.redact.{document.pk}", do=run).result


def _page(
    request: HttpRequest,
    document: CaseDocument,
    seen: dict[str, Any],
    words: Any,
    boxes: Any,
    *,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    plan, wanted = redacting.plan_of(document), request.GET.get("page", "1")
    pages = len(seen["sizes"])
    number = min(max(int(wanted), 1), max(pages, 1)) if wanted.isdecimal() else 1
    copy = plan.copy if plan else None
    context = {
        "module": module_or_404("foi"),
        "record": document.case,
        "document": document,
        "plan": plan,
        "seen": seen,
        "words": words,
        "boxes": boxes,
        "kept": _kept(plan.marks if plan else []),
        "suggested": _suggested(seen["suggestions"], plan.marks if plan else []),
        "refusal": redacting.refusal(document.case, actor_of(request)),
        "problem": problem,
        "done": request.GET.get("done", ""),
        "number": number,
        "pages": range(1, pages + 1),
        "check": checking.valid_check(copy) if copy else None,
    }
    return render(request, "office/redact.html", context, status=status)


def _kept(marks: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The marks that are neither a word nor a rectangle, in words, with what the page sends back."""
    others = [mark for mark in marks if not forms.is_word(mark) and not forms.is_box(mark)]
    return [(_value(mark), _where(mark)) for mark in others]


def _suggested(found: list[dict[str, Any]], marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What looks personal and is not marked yet."""
    known = {_value(mark) for mark in marks}
    return [each | {"value": _value(each)} for each in found if _value(each) not in known]


def _value(mark: dict[str, Any]) -> str:
    return json.dumps({"place": mark["place"], "ground": mark["ground"]}, ensure_ascii=False, sort_keys=True)


def _where(mark: dict[str, Any]) -> str:
    try:
        redactions, _ = read_spec({"redactions": [{"place": mark["place"], "ground": mark["ground"]}]})
    except RedactionError:
        return "标注"
    return where_of(redactions[0].place)
