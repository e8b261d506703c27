"""The desk's buttons for applications, each tied to its action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.actions import Identity, make_again
from gongkai.cases.disputes import filing
from gongkai.cases.enums import ConsultedBody, Opinion, Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions import serving
from gongkai.cases.foi.desk import asking, forms
from gongkai.cases.foi.desk import serving as service
from gongkai.cases.foi.desk.intake import keep
from gongkai.cases.foi.desk.proposing import GuidedForm
from gongkai.cases.foi.enums import FoiEvent as Event
from gongkai.cases.foi.flow import DESK
from gongkai.cases.models import FeeNotice
from gongkai.core.desk.kit import Act

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from django.forms import BaseForm

    from gongkai.cases.models import Case, CaseDocument, Consultation, Letter
    from gongkai.core.actors import Actor


def plain(form: type[Any]) -> Callable[[Any, Any, Actor], BaseForm]:
    """A form that needs to know nothing but what was filled in."""

    def build(data: Any, _case: Any, _actor: Actor) -> BaseForm:
        built: BaseForm = form(data)
        return built

    return build


def _consult(
    case: Case, *, actor: Actor, body: str, content: str, organ: str, reply_by: dt.date | None, **person: str
) -> None:
    who = Identity(**person) if body == ConsultedBody.THIRD_PARTY else None
    named = "" if who else organ
    actions.consult(case, ConsultedBody(body), content, who=who, organ=named, reply_by=reply_by, actor=actor)


def _opinion(_case: Case, *, actor: Actor, consultation: Consultation, said: str, text: str, on: dt.date) -> None:
    actions.opinion(consultation, Opinion(said), text, actor=actor, on=on)


def _silence(_case: Case, *, actor: Actor, consultation: Consultation) -> None:
    actions.opinion_lapsed(consultation, actor=actor)


def _fee(case: Case, *, actor: Actor, basis: str, count: int, before: int, pay_by: dt.date | None) -> None:
    if basis == "items":
        actions.ask_fee(case, items=count, before=before, pay_by=pay_by, actor=actor)
    else:
        actions.ask_fee(case, pages=count, pay_by=pay_by, actor=actor)


def _pay(case: Case, *, actor: Actor, receipt: str, on: dt.date) -> None:
    actions.pay(FeeNotice.objects.select_related("case").get(case=case.pk), receipt=receipt, actor=actor, on=on)


def _evidence(case: Case, files: list[Any], actor: Actor) -> CaseDocument | None:
    """The first file is the proof; the others stand beside it."""
    last = case.documents.order_by("-pk").values_list("pk", flat=True).first() or 0
    keep(case, files, Purpose.SERVICE, actor)
    return case.documents.filter(pk__gt=last).order_by("pk").first()


def _serve(case: Case, *, actor: Actor, method: str, evidence: list[Any], **days: Any) -> None:
    proof = _evidence(case, evidence, actor)
    actions.serve(case, ServiceMethod(method), evidence=proof, actor=actor, **days)


def _serve_letter(
    case: Case, *, actor: Actor, letter: Letter, method: str, evidence: list[Any], **days: Any
) -> None:
    """State the service of a notice; where a period counts from it, it begins."""
    proof = _evidence(case, evidence, actor)
    actions.serve_notice(letter, ServiceMethod(method), evidence=proof, actor=actor, **days)


def _no_service(case: Case, actor: Actor) -> str:
    return serving.no_service(case, actor) or ("" if case.letters.exists() else "还没有文书。")


def _make_again(case: Case, *, actor: Actor) -> None:
    for letter in case.letters.exclude(trouble="").select_related("case__unit"):
        make_again(letter, actor=actor)


def _no_trouble(case: Case, actor: Actor) -> str:
    if not DESK & case.seats_of(actor):
        return "重新制作须由本机关的承办人或者政务公开办工作人员办理。"
    return "" if case.letters.exclude(trouble="").exists() else "没有制作失败的文书。"


def _documents(case: Case, *, actor: Actor, purpose: str, uploads: list[Any]) -> None:
    keep(case, uploads, Purpose(purpose), actor)


def _no_documents(case: Case, actor: Actor) -> str:
    return "" if DESK & case.seats_of(actor) else "加入材料须由本机关的承办人或者政务公开办工作人员办理。"


def _propose(case: Case, *, actor: Actor, code: str, facts: dict[str, Any], released: list[CaseDocument]) -> None:
    actions.propose(case, code, facts, released=released, actor=actor)


def _split(case: Case, *, actor: Actor, requests: list[str]) -> None:
    actions.split(case, requests, actor=actor)


def _search(case: Case, *, actor: Actor, scope: str, method: str, result: str) -> None:
    actions.search(case, scope, method, result, actor=actor)


def _ask_correction(case: Case, *, actor: Actor, items: str, until: dt.date) -> None:
    actions.ask_correction(case, items, until, actor=actor)


def _correct(case: Case, *, actor: Actor, text: str, on: dt.date) -> None:
    actions.correct(case, text, actor=actor, on=on)


def _reason(case: Case, *, actor: Actor, text: str, on: dt.date) -> None:
    actions.give_reason(case, text, actor=actor, on=on)


def _ask_reason(case: Case, *, actor: Actor, text: str, until: dt.date) -> None:
    actions.ask_reason(case, text, until, actor=actor)


def _delay(case: Case, *, actor: Actor, until: dt.date, reason: str) -> None:
    actions.delay(case, until, actor=actor, reason=reason)


ACTS = (
    Act(Event.CONFIRM, actions.confirm, form=plain(forms.ConfirmForm)),
    Act(Event.ASSIGN, actions.assign, form=forms.HandlerForm, button="分给所选承办人"),
    Act(Event.PROPOSE, _propose, form=GuidedForm, button="提交审核"),
    Act(Event.SEARCH, _search, form=plain(forms.SearchForm), button="保存检索记录"),
    Act(Event.ASK_CORRECTION, _ask_correction, form=asking.CorrectionForm, button="生成补正告知书"),
    Act(Event.CORRECT, _correct, form=plain(asking.CorrectedForm), button="登记补正"),
    Act(Event.CORRECTION_LAPSED, actions.correction_lapsed),
    Act(Event.CONSULT, _consult, form=asking.ConsultForm, button="生成征求意见书"),
    Act(Event.OPINION, _opinion, form=asking.OpinionForm, button="登记意见"),
    Act(Event.OPINION_LAPSED, _silence, form=asking.SilenceForm, button="认定逾期未提出"),
    Act(Event.ASK_FEE, _fee, form=asking.FeeForm, button="生成收费通知"),
    Act(Event.PAY, _pay, form=asking.PayForm, button="登记缴费"),
    Act(Event.FEE_LAPSED, actions.fee_lapsed),
    Act(Event.ASK_REASON, _ask_reason, form=plain(asking.AskReasonForm), button="生成说明理由通知书"),
    Act(Event.REASON, _reason, form=plain(asking.ReasonGivenForm), button="登记理由说明"),
    Act(Event.EXTEND, actions.extend, form=forms.ExtendForm, button="延长并生成告知书"),
    Act(Event.DELAY, _delay, form=plain(forms.DelayForm), button="延迟并生成告知书"),
    Act(Event.APPROVE, actions.approve, form=plain(forms.OpinionTextForm)),
    Act(Event.CLEAR, actions.clear, form=plain(forms.OpinionTextForm)),
    Act(Event.SIGN, actions.sign),
    Act(Event.RETURN, actions.return_for_rework),
    Act(Event.SERVE, _serve, form=service.ServiceForm, button="登记送达并办结"),
    Act(Event.ARCHIVE, actions.archive),
    Act("serve_letter", _serve_letter, label="记录文书送达", form=service.LetterServiceForm, refusal=_no_service),
    Act("make_again", _make_again, label="重新制作文书文件", refusal=_no_trouble),
    Act("add_documents", _documents, label="加入材料", form=plain(service.DocumentForm), refusal=_no_documents),
    Act("dispute", filing.file_dispute, label="登记复议、诉讼", form=filing.about, refusal=filing.refusal),
    Act(Event.SPLIT, _split, form=forms.SplitForm, button="拆分成多件"),
    Act(Event.TRANSFER, actions.transfer, form=forms.TransferForm, button="转给所选承办人"),
    Act(Event.WITHDRAW, actions.withdraw, form=plain(forms.WithdrawForm), button="登记撤回并办结"),
    Act(Event.VOID, actions.void, form=forms.VoidForm),
)
