"""What a case's record lacks, before anybody builds a defence on it: each gap a sentence, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

from gongkai.cases.clock import law
from gongkai.cases.enums import SHORT_LIVED, Channel, Opinion, PartyRole, Purpose, ServiceMethod
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.facts import INFORMING, PROVEN, proven
from gongkai.law.answers import UnknownDecisionError, act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.models import Case, Consultation, Letter

_ON_PAPER = (Channel.COUNTER, Channel.POST_SIGNED, Channel.POST_PLAIN, Channel.FAX)
_SIGNED_FOR = (ServiceMethod.DIRECT, ServiceMethod.DELEGATED)


def gaps(case: Case) -> list[str]:
    """Every gap in Chinese; empty for a complete record."""
    return list(
        dict.fromkeys(
            [
                *_receipt(case),
                *_answered(case),
                *_approved(case),
                *_consulted(case),
                *_letters(case),
                *_files(case),
            ]
        )
    )


def _receipt(case: Case) -> Iterator[str]:
    first = case.events.filter(kind=FoiEvent.REGISTER).first()
    if first is None and not case.origin:
        yield "缺少登记记录。"
    spoken = bool(first and first.data.get("oral"))
    paper = case.documents.filter(purpose=Purpose.APPLICATION)
    if case.channel in _ON_PAPER and not spoken and not paper.exists():
        yield f"缺少收到申请的证据：{Channel(case.channel).label}的申请书没有扫描件，请在“加入材料”中补入。"
    acting = case.parties.filter(role=PartyRole.AGENT).exists()
    if acting and not case.documents.filter(purpose=Purpose.AUTHORISATION).exists():
        yield "缺少授权委托书：本件由代理人提出，请在“加入材料”中补入。"
    waits = case.channel in (Channel.POST_PLAIN, Channel.INTERNET, Channel.FAX)
    if waits and not case.events.filter(kind=FoiEvent.CONFIRM).exists() and case.closed_on:
        yield "缺少与申请人确认收到申请的记录。"


def _answered(case: Case) -> Iterator[str]:
    """The facts that the decision rests on, as far as the record has to prove them."""
    signed = case.events.filter(kind=FoiEvent.SIGN).order_by("sequence").last()
    code = signed.data.get("decision", "") if signed else ""
    if not code:
        return
    try:
        answer = act(code, on=signed.on if signed else None, book=law().book)
    except UnknownDecisionError as error:
        yield f"{error}。"
        return
    known = proven(case)
    for need in answer.needs:
        if need.code in PROVEN and not need.met(known):
            yield f"“{answer.label}”缺少{need.label}（{need.by}）。"


def _approved(case: Case) -> Iterator[str]:
    events = list(case.events.order_by("sequence").values_list("kind", flat=True))
    if FoiEvent.SIGN not in events:
        return
    start = max((place for place, kind in enumerate(events) if kind == FoiEvent.PROPOSE), default=None)
    if start is None:
        yield "缺少拟办意见的记录。"
        return
    for kind in (FoiEvent.APPROVE, FoiEvent.CLEAR, FoiEvent.SIGN):
        if kind not in events[start:]:
            yield f"缺少“{kind.label}”的记录。"


def _consulted(case: Case) -> Iterator[str]:
    for each in case.consultations.select_related("answered", "party"):
        name = each.party.masked if each.party else each.organ
        if not each.opinion:
            yield f"向{name}征求意见尚无结果。"
        elif each.opinion == Opinion.SILENT:
            if each.received_on is None:
                yield f"认定{name}逾期未提出意见，但没有其收到征求意见书的记录。"
        elif not _said(each):
            yield f"缺少{name}的意见：没有意见原文，也没有“征求意见材料”。"


def _said(consultation: Consultation) -> bool:
    answered = consultation.answered
    written = answered is not None and any(note.text for note in answered.notes.all())
    return written or consultation.case.documents.filter(purpose=Purpose.CONSULTATION).exists()


def _letters(case: Case) -> Iterator[str]:
    letters = list(case.letters.select_related("service__evidence", "docx", "pdf").order_by("pk"))
    if case.events.filter(kind=FoiEvent.SIGN).exists() and not letters:
        yield "缺少答复书。"
    for letter in letters:
        name = f"{letter.name}（{letter.number}）"
        if letter.docx is None or letter.pdf is None:
            yield f"{name}的文件没有制作完成{'：' + letter.trouble if letter.trouble else ''}。"
        if letter.kind not in INFORMING:
            yield from _service(letter, name)


def _service(letter: Letter, name: str) -> Iterator[str]:
    service = getattr(letter, "service", None)
    if service is None:
        yield f"{name}没有送达记录。"
    elif service.served_on is None:
        yield f"{name}还没有签收，没有送达之日。"
    elif service.method in _SIGNED_FOR and service.evidence is None:
        yield f"{name}缺少送达凭证：{ServiceMethod(service.method).label}须有签收的送达回证。"
    elif service.method == ServiceMethod.POST and service.evidence is None and not service.tracking:
        yield f"{name}缺少送达凭证：邮寄的须有邮件号码或者邮寄凭证。"


def _files(case: Case) -> Iterator[str]:
    for document in case.documents.order_by("pk"):
        if document.erased_on:
            if document.purpose not in SHORT_LIVED:  # destroyed on schedule
                yield f"材料“{document.name}”已于 {document.erased_on} 销毁。"
        elif not default_storage.exists(document.stored):
            yield f"材料“{document.name}”的文件不在存储中，请从备份恢复。"
