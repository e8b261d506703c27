"""The desk's buttons for disputes, each tied to its action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.actions import serve_letter
from gongkai.cases.disputes import actions
from gongkai.cases.disputes.actions.lessons import write_refusal
from gongkai.cases.disputes.desk import forms
from gongkai.cases.disputes.enums import ReviewEvent, SuitEvent
from gongkai.cases.disputes.flow.guards import DESK
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi.desk.acts import plain
from gongkai.cases.foi.desk.forms import HandlerForm, OnForm
from gongkai.cases.foi.desk.intake import keep
from gongkai.cases.foi.desk.serving import DocumentForm, LetterServiceForm
from gongkai.core.desk.kit import Act

if TYPE_CHECKING:
    from gongkai.cases.models import Case, Letter
    from gongkai.core.actors import Actor


def _documents(case: Case, *, actor: Actor, purpose: str, uploads: list[Any]) -> None:
    keep(case, uploads, Purpose(purpose), actor)


def _may_add(case: Case, actor: Actor) -> str:
    return "" if DESK & case.seats_of(actor) else "加入材料须由本机关的承办人或者政务公开办工作人员办理。"


def _serve(case: Case, *, actor: Actor, letter: Letter, method: str, evidence: list[Any], **days: Any) -> None:
    keep(case, evidence, Purpose.SERVICE, actor)
    proof = case.documents.filter(purpose=Purpose.SERVICE).order_by("-pk").first() if evidence else None
    serve_letter(letter, ServiceMethod(method), evidence=proof, actor=actor, **days)


def _may_serve(case: Case, actor: Actor) -> str:
    if not DESK & case.seats_of(actor):
        return "记录送达须由本机关的承办人或者政务公开办工作人员办理。"
    return "" if case.letters.exists() else "还没有文书。"


def _lesson(case: Case, *, actor: Actor, fault: str, lesson: str) -> None:
    actions.write_lesson(case, fault=fault, lesson=lesson, actor=actor)


BESIDE = (
    Act("serve_letter", _serve, label="记录文书送达", form=LetterServiceForm, refusal=_may_serve),
    Act("add_documents", _documents, label="加入材料", form=plain(DocumentForm), refusal=_may_add),
    Act("write_lesson", _lesson, label="拟写通报", form=forms.LessonForm, refusal=write_refusal),
)
REVIEW_ACTS = (
    Act(ReviewEvent.COPY, actions.copy, form=plain(OnForm)),
    Act(ReviewEvent.DRAFT, actions.draft, form=forms.DraftForm),
    Act(ReviewEvent.SIGN, actions.sign),
    Act(ReviewEvent.RETURN, actions.return_draft),
    Act(ReviewEvent.ANSWER, actions.answer, form=plain(forms.AnswerForm)),
    Act(ReviewEvent.DECIDE, actions.decide, form=forms.ResultForm),
    Act(ReviewEvent.REDO, actions.redo, form=forms.RedoForm),
    Act(ReviewEvent.ASSIGN, actions.assign, form=HandlerForm),
    Act(ReviewEvent.PROCEDURE, actions.procedure, form=plain(forms.ProcedureForm)),
    Act(ReviewEvent.HEARING, actions.hearing, form=plain(forms.HearingForm)),
    Act(ReviewEvent.EXTEND, actions.extend, form=forms.ExtendForm),
    Act(ReviewEvent.SUSPEND, actions.suspend, form=plain(forms.SuspendForm)),
    Act(ReviewEvent.RESUME, actions.resume, form=plain(OnForm)),
    Act(ReviewEvent.ARCHIVE, actions.archive),
    *BESIDE,
    Act(ReviewEvent.VOID, actions.void),
)
SUIT_ACTS = (
    Act(SuitEvent.COPY, actions.copy, form=plain(OnForm)),
    Act(SuitEvent.DRAFT, actions.draft, form=forms.DraftForm),
    Act(SuitEvent.SIGN, actions.sign),
    Act(SuitEvent.RETURN, actions.return_draft),
    Act(SuitEvent.ANSWER, actions.answer, form=plain(forms.CourtAnswerForm)),
    Act(SuitEvent.EVIDENCE, actions.evidence, form=plain(OnForm)),
    Act(SuitEvent.EVIDENCE_DELAY, actions.evidence_delay, form=plain(forms.EvidenceDelayForm)),
    Act(SuitEvent.JUDGE, actions.judge, form=forms.ResultForm),
    Act(SuitEvent.APPEAL, actions.appeal, form=plain(forms.AppealForm)),
    Act(SuitEvent.APPEAL_COPY, actions.appeal_copy, form=plain(OnForm)),
    Act(SuitEvent.APPEAL_ANSWER, actions.appeal_answer, form=plain(OnForm)),
    Act(SuitEvent.JUDGE_APPEAL, actions.judge_appeal, form=forms.SecondForm),
    Act(SuitEvent.REMAND, actions.remand, form=plain(forms.RemandForm)),
    Act(SuitEvent.FINAL, actions.take_effect, form=plain(OnForm)),
    Act(SuitEvent.REDO, actions.redo, form=forms.RedoForm),
    Act(SuitEvent.ASSIGN, actions.assign, form=HandlerForm),
    Act(SuitEvent.PROCEDURE, actions.procedure, form=plain(forms.ProcedureForm)),
    Act(SuitEvent.HEARING, actions.hearing, form=plain(forms.HearingForm)),
    Act(SuitEvent.SUSPEND, actions.suspend, form=plain(forms.SuspendForm)),
    Act(SuitEvent.RESUME, actions.resume, form=plain(OnForm)),
    Act(SuitEvent.ARCHIVE, actions.archive),
    *BESIDE,
    Act(SuitEvent.VOID, actions.void),
)
OUTCOMES = {
    "create": "已登记。收到副本后答复、答辩期限开始计算。",
    "copy": "已记录收到副本，答复、答辩期限开始计算。",
    "draft": "已提交签发。",
    "sign": "已签发，文书已编号；提交后请记录提交日期。",
    "answer": "已记录提交。",
    "decide": "已记录结果，计入年度报告第四表。",
    "judge": "已记录一审裁判；上诉期自送达之日起算。",
    "final": "裁判已生效，计入年度报告第四表。",
    "redo": "重新答复已启动，按决定、裁判确定的期限办理；不计为新的申请。",
    "write_lesson": "已拟写，等待政务公开办核定。",
}
