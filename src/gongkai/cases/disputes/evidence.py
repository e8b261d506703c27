"""The list of evidence of a dispute: what the organ must prove, where it lies in the record, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.cases.enums import Channel, Purpose
from gongkai.cases.foi.enums import FoiEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.models import Case, CaseEvent, Letter

_CONFIRMED = (Channel.INTERNET, Channel.POST_PLAIN, Channel.FAX)
_REVIEWED = (FoiEvent.APPROVE, FoiEvent.CLEAR, FoiEvent.SIGN)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence: what it proves, what the record has of it; `missing` says what is not there."""

    label: str
    proves: str
    found: str = ""
    missing: str = ""


def exhibits(source: Case) -> list[Exhibit]:
    """What proves how an application was handled, in the order of the file (行政诉讼法 34)."""
    events: dict[str, CaseEvent] = {each.kind: each for each in source.events.order_by("sequence")}
    letters = list(source.letters.select_related("service", "service__evidence", "event").order_by("pk"))
    return [
        *_application(source),
        _receipt(source, events),
        *_search(source, events),
        *_consultations(source),
        *(each for letter in letters for each in _letter(letter)),
        *_approvals(source, events),
        *_answer(source, letters),
    ]


def missing(source: Case) -> list[str]:
    """What is not there yet."""
    return [f"{each.label}：{each.missing}" for each in exhibits(source) if each.missing]


def _application(source: Case) -> Iterator[Exhibit]:
    kept = source.documents.filter(purpose=Purpose.APPLICATION, erased_on__isnull=True).count()
    typed = source.notes.filter(name="request").exists()
    if kept:
        yield Exhibit("申请书", "申请人提出了什么申请", f"原件扫描 {kept} 份")
    elif source.channel == Channel.INTERNET and typed:
        yield Exhibit("申请书", "申请人提出了什么申请", "网上申请的内容")
    else:
        yield Exhibit("申请书", "申请人提出了什么申请", missing="没有申请书原件的扫描件")


def _receipt(source: Case, events: dict[str, CaseEvent]) -> Exhibit:
    label, proves = "收到申请的凭证", "哪一天收到申请、期限从哪一天起算"
    if source.channel not in _CONFIRMED:
        return Exhibit(label, proves, f"{source.received_on} 登记（{Channel(source.channel).label}）")
    if confirmed := events.get(FoiEvent.CONFIRM):
        return Exhibit(label, proves, f"{confirmed.on} 双方确认收到")
    return Exhibit(label, proves, missing="没有双方确认收到的记录（条例第三十一条）")


def _search(source: Case, events: dict[str, CaseEvent]) -> Iterator[Exhibit]:
    if found := events.get(FoiEvent.SEARCH):
        yield Exhibit("检索记录", "已尽检索义务", f"{found.on} 检索")
    elif source.cell == "na_nothold":
        yield Exhibit("检索记录", "已尽检索义务", missing="答复信息不存在，却没有检索记录")


def _consultations(source: Case) -> Iterator[Exhibit]:
    for asked in source.consultations.select_related("sent"):
        label, proves = "征求意见材料", "已依法征求意见"
        if asked.received_on is None:
            yield Exhibit(label, proves, f"{asked.sent.on} 发出", "没有对方收到征求意见书的记录")
        else:
            yield Exhibit(label, proves, f"{asked.sent.on} 发出，{asked.received_on} 送达")


def _letter(letter: Letter) -> Iterator[Exhibit]:
    label, proves = f"{letter.name}（{letter.number}）", "已告知，并已送达"
    service = getattr(letter, "service", None)
    if service is None or service.served_on is None:
        yield Exhibit(label, proves, f"{letter.dated} 作出", "没有送达的记录")
    elif service.evidence_id is None and not service.tracking:
        yield Exhibit(
            label, proves, f"{letter.dated} 作出，{service.served_on} 送达", "没有送达凭证（回执、邮件号码）"
        )
    else:
        yield Exhibit(label, proves, f"{letter.dated} 作出，{service.served_on} 送达")


def _approvals(source: Case, events: dict[str, CaseEvent]) -> Iterator[Exhibit]:
    if not source.decision:
        return
    lacking = [FoiEvent(kind).label for kind in _REVIEWED if kind not in events]
    said = f"没有{'、'.join(lacking)}的记录" if lacking else ""
    yield Exhibit(
        "审查、审批记录", "依法审查后作出（条例第十七条）", "" if lacking else "审核、保密审查、签发", said
    )


def _answer(source: Case, letters: list[Letter]) -> Iterator[Exhibit]:
    if source.closed_on and not any(letter.event.kind == FoiEvent.SIGN for letter in letters):
        yield Exhibit("答复书", "作出了什么答复", missing="卷内没有答复书")
