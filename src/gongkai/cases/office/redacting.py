"""Marking what is withheld in a file of a case, and having the copy made that may be given (条例 37)."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import structlog
from django.db import transaction

from gongkai.cases.actions import add_document, read
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.office import checking
from gongkai.cases.office.child import ask
from gongkai.cases.office.enums import RedactingState
from gongkai.cases.office.models import Redacting
from gongkai.cases.sealing import place_of, seal_data
from gongkai.core import audit, outbox
from gongkai.core.actors import system
from gongkai.core.errors import GongkaiError, InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.documents.errors import UnreadableError
from gongkai.redaction import RedactionError, read_spec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.cases.models import Case, CaseDocument
    from gongkai.core.actors import Actor

log = structlog.get_logger(__name__)
MAKE = "cases.redact"
MOST_MARKS = 1000
MAKER = system("遮盖制作")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ENDINGS = {
    "pdf": (".pdf", "application/pdf"),
    "docx": (".docx", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": (".xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
}
_PICTURES = {b"\x89PNG": (".png", "image/png"), b"\xff\xd8\xff": (".jpg", "image/jpeg")}
_TIFF = (".tif", "image/tiff")


def refusal(case: Case, actor: Actor) -> str:
    """Why somebody may not redact in this case now; "" when they may."""
    if Role.HANDLER not in case.seats_of(actor):
        return "遮盖由本办件的承办人办理。"
    return "" if case.state == FoiState.HANDLING else "遮盖在办理阶段进行；已提交审核的，请由审核人退回后修改。"


def plan_of(document: CaseDocument) -> Redacting | None:
    """What is marked in a file; None where nobody began."""
    return Redacting.objects.filter(document=document.pk).first()


@transaction.atomic
def mark(document: CaseDocument, marks: Sequence[dict[str, Any]], *, actor: Actor) -> Redacting:
    """Put these redactions in place of those that stood. Raises RefusedError and InvalidInputError."""
    _require(document, actor)
    if len(marks) > MOST_MARKS:
        raise InvalidInputError("marks", f"一份材料至多标注 {MOST_MARKS} 处，现为 {len(marks)} 处；请按整页遮盖。")
    held = [{**each, "author": actor.name} for each in marks]
    try:
        read_spec({"redactions": held})
    except RedactionError as error:
        raise InvalidInputError("marks", str(error)) from error
    plan, _ = Redacting.objects.select_for_update().get_or_create(document=document, defaults={"sealed": b""})
    plan.sealed = seal_data({"redactions": held, "copies": plan.copies}, place_of(plan))
    plan.version, plan.state, plan.trouble = plan.version + 1, RedactingState.DRAFT, ""
    plan.save()
    _note("marked", plan, actor, marks=len(held))
    return plan


@transaction.atomic
def make(document: CaseDocument, *, actor: Actor) -> None:
    """Have the worker make the copy. Without a mark the file is only cleaned of what no reader sees."""
    _require(document, actor)
    plan, _ = Redacting.objects.select_for_update().get_or_create(document=document, defaults={"sealed": b""})
    plan.state, plan.trouble, plan.version = RedactingState.QUEUED, "", plan.version + 1
    plan.save()
    _note("ordered", plan, actor)
    outbox.put(MAKE, redacting=plan.pk, version=plan.version)


def _require(document: CaseDocument, actor: Actor) -> None:
    if why := refusal(document.case, actor):
        raise RefusedError(why)
    if document.purpose != Purpose.SOURCE:
        raise RefusedError("只有“拟提供的信息（原件）”可以遮盖。")
    if document.erased_on:
        raise RefusedError(f"材料“{document.name}”已按期限销毁。")


def carry_out(key: int, version: int) -> None:
    """The worker's part: make the copy, keep it, look into it. What changed meanwhile is left to its own turn."""
    plan = Redacting.objects.select_related("document__case__unit").get(pk=key)
    if (plan.version, plan.state) != (version, RedactingState.QUEUED):
        return
    try:
        source = read(plan.document)
        answer, content = ask("redact", source, name=plan.document.name, spec={"redactions": plan.marks})
    except (UnreadableError, GongkaiError) as error:
        _settle(plan, RedactingState.FAILED, trouble=str(error)[:300])
        return
    copy = _keep(plan, answer, content)
    if copy is not None:
        checking.check(copy, actor=MAKER)


def _keep(plan: Redacting, answer: dict[str, Any], content: bytes) -> CaseDocument | None:
    document = plan.document
    ending, kind = _form(answer["kind"], content)
    stem = PurePath(document.name).stem
    with transaction.atomic():
        fresh = Redacting.objects.select_for_update().get(pk=plan.pk)
        if (fresh.version, fresh.state) != (plan.version, RedactingState.QUEUED):
            return None
        copy = add_document(
            document.case,
            Purpose.RELEASE,
            f"{stem}（提供件{plan.version}）{ending}",
            content,
            media_type=kind,
            actor=MAKER,
            made_from=document,
        )
        copies = fresh.copies | {str(copy.pk): {"covered": answer["covered"], "left": answer["left"]}}
        held = seal_data({"redactions": fresh.marks, "copies": copies}, place_of(fresh))
        _settle(fresh, RedactingState.DONE, copy=copy, report=answer["report"], sealed=held)
    return copy


def _form(kind: str, content: bytes) -> tuple[str, str]:
    """Ending and type of what was made: a picture tells its own."""
    if kind in _ENDINGS:
        return _ENDINGS[kind]
    return next((form for head, form in _PICTURES.items() if content.startswith(head)), _TIFF)


def _settle(plan: Redacting, state: RedactingState, **values: Any) -> None:
    plan.state = state
    for name, value in values.items():
        setattr(plan, name, value)
    plan.save()
    _note(str(state), plan, MAKER)


def _note(event: str, plan: Redacting, actor: Actor, **data: Any) -> None:
    case = plan.case
    told = {"document": plan.document_id, "version": plan.version, **data}
    audit.record(f"case.redaction_{event}", case, actor=actor, owner=case.unit, **told)
