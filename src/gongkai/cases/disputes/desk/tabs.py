"""What the desk shows of a dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.disputes.cautions import cautions_of
from gongkai.cases.disputes.clocks import terms_of
from gongkai.cases.disputes.desk.columns import words
from gongkai.cases.disputes.evidence import exhibits
from gongkai.cases.disputes.outcomes import in_words, orders_new_answer
from gongkai.cases.enums import PartyRole
from gongkai.core.desk.kit import Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.cases.models import Case, Dispute
    from gongkai.core.actors import Actor

NOTES = {
    "claim": "对方的请求",
    "ground": "理由",
    "reason": "理由",
    "handling": "办理经过",
    "defence": "答复（答辩）理由",
    "prayer": "请求事项",
    "hearing": "记录",
}
EVENTS = {
    "party": "录入当事人",
    "looked": "查看身份信息",
    "document": "加入材料",
    "letter": "制作文书",
    "served": "记录送达",
    "recounted": "到期日变动",
    "lesson": "拟写通报",
    "lesson_shared": "核定通报",
    "lesson_taken_back": "撤回通报",
}


def rows(cases: QuerySet[Any]) -> QuerySet[Any]:
    """For the list: everything that a line shows, in a fixed number of queries."""
    return cases.select_related("unit", "handler", "dispute", "dispute__act").prefetch_related("parties", "events")


def claimant(case: Case) -> str:
    """The claimant's mask."""
    return next((party.masked for party in case.parties.all() if party.role == PartyRole.APPLICANT), "")


def facts(case: Case) -> list[tuple[str, Any]]:
    """The registration."""
    found: Dispute = case.dispute
    return [
        ("登记编号", case.number),
        ("途径", found.get_path_display()),
        ("所涉申请", str(found.act)),
        ("先行的复议", found.after or ""),
        ("所争行为", found.get_challenge_display()),
        ("复议机关、法院", found.body),
        ("案号", found.docket),
        ("申请人（原告）", claimant(case)),
        ("由第三方提起", "是" if found.third_party else "否"),
        ("提出日期", found.filed_on),
        ("收到之日", case.received_on),
        ("承办人", case.handler),
        ("结果", in_words(case)),
        ("年度报告第四表", COLUMNS.get(case.cell, "尚未审结")),
        ("审结（生效）日期", case.closed_on),
    ]


COLUMNS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果"}


def notices(case: Case, actor: Actor) -> list[Notice]:
    """How the clock stands, what may be raised against it, what it leads to."""
    said, tone = words(case)
    act = case.dispute.act
    link = reverse("desk:detail", args=["foi", act.pk])
    found = [Notice("所涉申请", link=link, link_label=str(act))]
    if case.open:
        until = f"到期日为 {case.due_on}。" if case.due_on else ""
        found.append(Notice(said, {"late": "danger", "soon": "warning"}.get(tone, "info"), until))
        found += [Notice("可以在答复、答辩中提出", "warning", each) for each in cautions_of(case)]
    elif case.cell == "corrected" and not hasattr(case, "lesson"):
        found.append(Notice("结果为纠正", "warning", "请拟写通报，核定后供各单位借鉴。"))
    if not hasattr(case, "ordered"):
        if orders_new_answer(case):
            found.append(Notice("责令重新答复", "danger", "请“启动重新答复”，按决定、裁判确定的期限办理。"))
    elif case.ordered.case in type(case.ordered.case).objects.visible_to(actor):
        again = case.ordered
        address = reverse("desk:detail", args=["redo", again.case_id])
        found.append(Notice("重新答复", link=address, link_label=str(again.case)))
    return found


def events(case: Case, _actor: Actor) -> dict[str, Any]:
    """Every event with its words, newest first."""
    known = dict(kinds.get(case.kind).flow.events.choices)
    found = case.events.prefetch_related("notes").order_by("-sequence")
    return {
        "events": [
            {
                "label": known.get(event.kind, event.kind),
                "event": event,
                "notes": [(NOTES.get(note.name, note.name), note.text) for note in event.notes.all() if note.text],
            }
            for event in found
        ]
    }


def terms(case: Case, _actor: Actor) -> dict[str, Any]:
    """Every period, whose it is, how it stands, and its proof."""
    today = timezone.localdate()
    found = [(term, *term.words(today)) for term in terms_of(case)]
    doubts = dict.fromkeys(each for term, _, _ in found for each in term.cautions)
    return {"terms": found, "doubts": [*doubts]}


def evidence(case: Case, _actor: Actor) -> dict[str, Any]:
    """What proves how the application was handled, and what is missing."""
    found = exhibits(case.dispute.act)
    return {"exhibits": found, "lacking": [each for each in found if each.missing]}
