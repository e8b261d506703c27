"""What the desk shows of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from gongkai.cases import clock
from gongkai.cases.actions.parties import MAY_LOOK
from gongkai.cases.desk.columns import words
from gongkai.cases.disputes import linked
from gongkai.cases.enums import PartyRole, Purpose
from gongkai.cases.foi.desk.told import Teller, decision_words
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.foi.facts import INFORMING
from gongkai.cases.foi.flags import flags
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.foi.letters import reading, sheets
from gongkai.cases.models import FeeNotice
from gongkai.cases.office import checking, redacting
from gongkai.cases.office.hints import repeated
from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import Notice
from gongkai.core.desk.registry import module_or_404
from gongkai.law.cautions import cautions
from gongkai.law.explanation import headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from gongkai.cases.models import Case, CaseDocument, Proposal
    from gongkai.cases.office.models import ReleaseCheck
    from gongkai.core.actors import Actor

ORDER = ("pressing", "-pk")
_MOST_ENTRIES = 200
_NEW = (FoiState.UNCONFIRMED, FoiState.REGISTERED, FoiState.HANDLING)
_PROPOSED = (FoiState.REVIEW, FoiState.SECRECY, FoiState.SIGNATURE, FoiState.SIGNED)
_BESIDE = ("consultation__party", "consultation_answered__party", "fee_payment")  # what an event made, or answered
EVENTS = {
    "party": "录入当事人",
    "looked": "查看身份信息",
    "document": "加入材料",
    "erased": "销毁材料",
    "letter": "制作文书",
    "letter_again": "重新制作文书文件",
    "exported": "导出证据卷",
    "served": "记录送达",
    "reached": "记录对方收到",
    "opened": "申请人打开答复",
    "recounted": "到期日变动",
    "forgotten": "清除个人信息",
    "imported": "从其他系统导入",
}
NOTES = {
    "request": "申请内容",
    "features": "特征描述",
    "delivery": "获取方式",
    "reason": "理由",
    "items": "补正事项",
    "correction": "补正内容",
    "consultation": "征求意见内容",
    "opinion": "意见",
    "question": "要求说明的理由",
    "reasons": "申请理由",
    "scope": "检索范围",
    "method": "检索方法",
    "result": "检索结果",
    "oral": "口头申请记录",
    "text": "说明",
}


def rows(cases: QuerySet[Any]) -> QuerySet[Any]:
    """For the list: unit, handler and the mask of the applicant, in two queries."""
    return cases.select_related("unit", "handler").prefetch_related("parties")


def applicant(case: Case) -> str:
    """The applicant's mask."""
    return next((party.masked for party in case.parties.all() if party.role == PartyRole.APPLICANT), "")


def agent(case: Case) -> str:
    """The mask of whoever acts for the applicant; empty where nobody does."""
    return next((party.masked for party in case.parties.all() if party.role == PartyRole.AGENT), "")


def decided(case: Case) -> str:
    """The decision in words."""
    return decision_words(case.decision, case.closed_on)


def proposed(case: Case) -> Proposal | None:
    """The decision that is on its way to the signature or the applicant."""
    return last_proposal(case) if case.state in _PROPOSED else None


def facts(case: Case) -> list[tuple[str, Any]]:
    """The registration, in the order of the form."""
    return [
        ("登记编号", case.number),
        ("申请人", applicant(case)),
        ("代理人", agent(case)),
        ("申请人类别", case.get_applicant_class_display()),
        ("渠道", case.get_channel_display()),
        ("到达日期", case.arrived_on),
        ("收到之日", case.received_on),
        ("承办机关", case.unit),
        ("承办人", case.handler),
        *_on_its_way(case),
        ("处理决定", decided(case)),
        ("办结日期", case.closed_on),
        ("原系统编号", case.origin),
    ]


def _on_its_way(case: Case) -> list[tuple[str, Any]]:
    """What is proposed, and what is to be paid."""
    found: list[tuple[str, Any]] = []
    if proposal := proposed(case):
        drafter = proposal.drafter.name if proposal.drafter else ""
        found += [("拟作决定", decision_words(proposal.decision)), ("拟办人", drafter)]
    if fee := FeeNotice.objects.filter(case=case.pk).select_related("paid").first():
        paid = f"{fee.paid.on} 已缴，票据号 {fee.receipt}" if fee.paid else "未缴"
        found.append(("信息处理费", f"{fee}，{paid}"))
    return found


def notices(case: Case, actor: Actor) -> list[Notice]:
    """How the clock stands; what is proposed; where it was split from or went to; why it came back."""
    said, tone = words(case)
    tones = {"late": "danger", "soon": "warning"}
    found = [Notice(said, tones.get(tone, "info"), _until(case))] if case.open else []
    if case.split_from:
        found.append(Notice("由另一件拆分而来", "info", str(case.split_from)))
    if case.same_as:
        found.append(Notice("已并入另一件", "info", str(case.same_as)))
    found += linked.notices(case)
    found += [*_repeated(case, actor), *_to_read(case)]
    found += [Notice("请留意", "warning", mark) for mark in flags(case)] if case.open else []
    last = case.events.prefetch_related("notes").last()
    if last and last.kind == FoiEvent.RETURN:
        why = "".join(note.text for note in last.notes.all())
        found.append(Notice(f"{last.actor_name}退回，请修改后重新提出", "warning", f"理由：{why}"))
    return found


def _repeated(case: Case, actor: Actor) -> Iterator[Notice]:
    """That it was registered twice, or asked before: before anybody works on it."""
    for like in repeated(case, actor) if case.state in _NEW else ():
        said = f"{like.number}　{like.title[:40]}（{like.get_state_display()}）"
        link = f"{reverse('desk:detail', args=['foi', case.pk])}?tab=hints"
        yield Notice("同一申请人提出过几乎相同的申请", "warning", said, link, "查看线索")


def _to_read(case: Case) -> Iterator[Notice]:
    """What whoever reviews or signs has to read first."""
    if (proposal := proposed(case)) and case.state != FoiState.SIGNED:
        link = f"{reverse('desk:detail', args=[case.kind, case.pk])}?tab=letters"
        yield Notice(f"拟作决定：{decision_words(proposal.decision)}", "info", "", link, "阅读待签发的文书")


def _until(case: Case) -> str:
    return headline(
        clock.deadline_of(case, case.events.exclude(law="")), max(timezone.localdate(), case.received_on)
    )


def events(case: Case, _actor: Actor) -> dict[str, Any]:
    """Every event with its words, newest first; then what else was recorded: files, letters, looks."""
    module = module_or_404("foi")
    found = list(case.events.select_related(*_BESIDE).prefetch_related("notes").order_by("-sequence"))
    teller = Teller.of(found)
    told = {f"case.{kind}" for kind in FoiEvent.values}
    return {
        "others": [
            (module.event_label(entry.event), entry)
            for entry in AuditEntry.objects.all().of(case)[:_MOST_ENTRIES]
            if entry.event not in told
        ],
        "events": [
            {
                "label": FoiEvent(event.kind).label,
                "event": event,
                "facts": teller.tells(event),
                "notes": [(NOTES.get(note.name, note.name), note.text) for note in event.notes.all() if note.text],
            }
            for event in found
        ],
    }


def clock_proof(case: Case, _actor: Actor) -> dict[str, Any]:
    """The due day, day by day, with the rules that made it."""
    found = clock.deadline_of(case, case.events.exclude(law=""))
    today = timezone.localdate()
    return {
        "found": found,
        "headline": headline(found, max(today, case.received_on)),
        "doubts": [*cautions(found)],
    }


def letters(case: Case, actor: Actor) -> dict[str, Any]:
    """What waits for a signature, and the letters that went out with their service; names behind their masks."""
    hidden = reading.names(case)
    found = case.letters.select_related("service", "docx", "pdf", "party").order_by("-pk")
    rows = [(row, row.composed) for row in found]
    return {
        "drafts": reading.drafts(case),
        "letters": [
            {
                "row": row,
                "content": reading.masked(words, hidden) if words else None,
                "open": place == 0,
                "informs": row.kind in INFORMING,
            }
            for place, (row, words) in enumerate(rows)
        ],
        "may_serve": bool(MAY_LOOK & case.seats_of(actor)),
        "sheets": sheets.offered(case, actor),
    }


def documents(case: Case, actor: Actor) -> dict[str, Any]:
    """The files that were put in or made here (those of letters stand with their letter), which
    may be redacted, and how the look into those to be given stands."""
    rows = [
        (document, _look(document)) for document in case.documents.exclude(purpose=Purpose.LETTER).order_by("-pk")
    ]
    return {"documents": rows, "may_redact": not redacting.refusal(case, actor)}


def _look(document: CaseDocument) -> ReleaseCheck | None:
    given = document.purpose in (Purpose.SOURCE, Purpose.RELEASE) and not document.erased_on
    return checking.valid_check(document) if given else None


def parties(case: Case, actor: Actor) -> dict[str, Any]:
    """Who stands in it, masked; whether this person may ask who it is."""
    return {"parties": case.parties.all(), "may_look": bool(MAY_LOOK & case.seats_of(actor))}
