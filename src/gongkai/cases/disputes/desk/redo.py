"""What the desk shows of an ordered answer: the application's own acts, the order's own period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from gongkai.cases import clock
from gongkai.cases.desk.columns import words
from gongkai.cases.disputes.models import RedoCase
from gongkai.cases.foi.desk import acts, tabs
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.core.desk.kit import Notice, TodoGroup, acting_as
from gongkai.core.roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

WITHOUT = {FoiEvent.SPLIT, FoiEvent.ASK_FEE, FoiEvent.PAY, FoiEvent.FEE_LAPSED, FoiEvent.EXTEND, FoiEvent.DELAY}
ACTS = tuple(act for act in acts.ACTS if act.event not in WITHOUT | {FoiEvent.CONFIRM, "dispute"})
# It comes of an order, is neither asked for nor paid for anew, and its period is the order's.
NEVER = frozenset({*map(str, WITHOUT), str(FoiEvent.CONFIRM), str(FoiEvent.REGISTER)})


def notices(case: Case, _actor: Actor) -> list[Notice]:
    """Who ordered it, by when; that it may not say the same again."""
    order = case.new_answer
    said, tone = words(case)
    link = reverse("desk:detail", args=[order.order.kind, order.order_id])
    same = clock.law().book.rule("DIS-SAME")
    found = [
        Notice("依据", link=link, link_label=str(order.order)),
        Notice("原申请", link=reverse("desk:detail", args=["foi", order.act_id]), link_label=str(order.act)),
    ]
    if case.open:
        stated = "决定、裁判写明的期限" if order.stated else "决定、裁判没有写明期限，比照答复申请的期限（待核实）"
        tones = {"late": "danger", "soon": "warning"}
        found.append(Notice(said, tones.get(tone, "info"), f"到期日为{order.until}：{stated}。"))
        unsure = f"，{same.certainty.label}" if same.certainty.uncertain else ""
        found.append(Notice(same.title, "info", f"{same.says}（{same.authority}{unsure}）。"))
    return found


def term(case: Case, _actor: Actor) -> dict[str, Any]:
    """The one period that counts."""
    return {"order": case.new_answer, "today": timezone.localdate()}


def groups(actor: Actor, today: dt.date) -> list[TodoGroup]:
    """What is late, what is under way, by seat."""

    def of(*roles: Role) -> Any:
        return RedoCase.objects.visible_to(acting_as(actor, *roles)).order_by("due_on", "pk")

    desk = of(Role.HANDLER, Role.DISCLOSURE_OFFICER)
    return [
        _group("重新答复：已逾期", desk.overdue(today), "clock=overdue", urgent=True),
        _group("重新答复：待分办", desk.filter(state=FoiState.REGISTERED), "state=registered"),
        _group("重新答复：办理中", of(Role.HANDLER).pending().filter(handler=actor.person_id), "clock=open"),
        _group("重新答复：待审核", of(Role.REVIEWER).filter(state=FoiState.REVIEW), "state=review"),
        _group("重新答复：待保密审查", of(Role.SECRECY_REVIEWER).filter(state=FoiState.SECRECY), "state=secrecy"),
        _group("重新答复：待签发", of(Role.SIGNATORY).filter(state=FoiState.SIGNATURE), "state=signature"),
    ]


def _group(label: str, rows: Any, query: str, *, urgent: bool = False) -> TodoGroup:
    return TodoGroup(label, rows, query, due=lambda case: case.due_on, note=_note, urgent=urgent)


def _note(case: Any) -> str:
    return f"{words(case)[0]}　{case.title}"[:80]


facts, events = tabs.facts, tabs.events
