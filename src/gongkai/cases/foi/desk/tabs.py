"""What the desk shows of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.cases import clock
from gongkai.cases.actions.parties import MAY_LOOK
from gongkai.cases.desk.columns import words
from gongkai.cases.disputes import linked
from gongkai.cases.enums import PartyRole, Purpose
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.flags import flags
from gongkai.cases.foi.letters import reading
from gongkai.cases.office import checking, redacting
from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import Notice
from gongkai.core.desk.registry import module_or_404
from gongkai.law.answers import UnknownDecisionError, act
from gongkai.law.cautions import cautions
from gongkai.law.explanation import headline

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Case, CaseDocument
    from gongkai.cases.office.models import ReleaseCheck
    from gongkai.core.actors import Actor

ORDER = ("pressing", "-pk")
_MOST_ENTRIES = 200
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
    "text": "说明",
}


def rows(cases: QuerySet[Any]) -> QuerySet[Any]:
    """For the list: unit, handler and the mask of the applicant, in two queries."""
    return cases.select_related("unit", "handler").prefetch_related("parties")


def applicant(case: Case) -> str:
    """The applicant's mask."""
    return next((party.masked for party in case.parties.all() if party.role == PartyRole.APPLICANT), "")


def decided(case: Case) -> str:
    """The decision in words."""
    if not case.decision:
        return ""
    try:
        return act(case.decision, on=case.closed_on, book=clock.law().book).label
    except UnknownDecisionError:
        return case.decision


def facts(case: Case) -> list[tuple[str, Any]]:
    """The registration, in the order of the form."""
    return [
        ("登记编号", case.number),
        ("申请人", applicant(case)),
        ("申请人类别", case.get_applicant_class_display()),
        ("渠道", case.get_channel_display()),
        ("到达日期", case.arrived_on),
        ("收到之日", case.received_on),
        ("承办机关", case.unit),
        ("承办人", case.handler),
        ("处理决定", decided(case)),
        ("办结日期", case.closed_on),
        ("原系统编号", case.origin),
    ]


def notices(case: Case, _actor: Actor) -> list[Notice]:
    """How the clock stands; where it was split from or went to; why it came back."""
    said, tone = words(case)
    tones = {"late": "danger", "soon": "warning"}
    found = [Notice(said, tones.get(tone, "info"), _until(case))] if case.open else []
    if case.split_from:
        found.append(Notice("由另一件拆分而来", "info", str(case.split_from)))
    if case.same_as:
        found.append(Notice("已并入另一件", "info", str(case.same_as)))
    found += linked.notices(case)
    found += [Notice("请留意", "warning", mark) for mark in flags(case)] if case.open else []
    last = case.events.prefetch_related("notes").last()
    if last and last.kind == FoiEvent.RETURN:
        why = "".join(note.text for note in last.notes.all())
        found.append(Notice(f"{last.actor_name}退回，请修改后重新提出", "warning", f"理由：{why}"))
    return found


def _until(case: Case) -> str:
    return headline(
        clock.deadline_of(case, case.events.exclude(law="")), max(timezone.localdate(), case.received_on)
    )


def events(case: Case, _actor: Actor) -> dict[str, Any]:
    """Every event with its words, newest first; then what else was recorded: files, letters, looks."""
    module = module_or_404("foi")
    found = case.events.prefetch_related("notes").order_by("-sequence")
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
            {"row": row, "content": reading.masked(words, hidden) if words else None, "open": place == 0}
            for place, (row, words) in enumerate(rows)
        ],
        "may_serve": bool(MAY_LOOK & case.seats_of(actor)),
    }


def documents(case: Case, actor: Actor) -> dict[str, Any]:
    """The files; which of them may be redacted, and how the look into those to be given stands."""
    rows = [(document, _look(document)) for document in case.documents.order_by("-pk")]
    return {"documents": rows, "may_redact": not redacting.refusal(case, actor)}


def _look(document: CaseDocument) -> ReleaseCheck | None:
    given = document.purpose in (Purpose.SOURCE, Purpose.RELEASE) and not document.erased_on
    return checking.valid_check(document) if given else None


def parties(case: Case, actor: Actor) -> dict[str, Any]:
    """Who stands in it, masked; whether this person may ask who it is."""
    return {"parties": case.parties.all(), "may_look": bool(MAY_LOOK & case.seats_of(actor))}
