"""Every decision of the closed set brought about: what must have happened before, and what its drafter writes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.cases.actions import Identity, serve_letter
from gongkai.cases.enums import ConsultedBody, Opinion, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions import consulting, fees

if TYPE_CHECKING:
    from gongkai.cases.models import Case, Consultation
    from tests.factories.cases import Office

COMPANY = Identity(name="示范建设有限公司", address="示范市建设路9号", contact="吴经理")
REASONS = {"article": "《中华人民共和国政府信息公开条例》", "reasons": "公开会造成损害，且与公共利益无关"}
WRITTEN: dict[str, dict[str, str]] = {
    "published": {"access_route": "示范市人民政府网站“教育”栏目"},
    "granted": {"information": "2025年学位供给统计表", "delivery": "电子文件"},
    "secret": {**REASONS, "secrecy_basis": "秘密级，保密期限十年"},
    "forbidden": {**REASONS, "forbidding_law": "《示范法》第八条"},
    "endangering": REASONS,
    "third_party": REASONS,
    "internal": REASONS,
    "process": {**REASONS, "duty_checked": "已查明没有规定要求公开"},
    "case_file": {**REASONS, "duty_checked": "已查明没有规定要求公开"},
    "special_access": {"special_law": "《不动产登记暂行条例》", "special_route": "持身份证件到登记中心查询"},
    "partial": {**REASONS, "information": "方案正文", "withheld_part": "附表中的姓名和账号"},
    "not_existing": {},
    "not_responsible": {"reasons": "该信息由其他机关制作", "responsible_organ": "示范市财政局"},
    "needs_making": {"reasons": "需要逐户汇总", "severance_checked": "不能以区分处理满足"},
    "still_unclear": {"reasons": "仍未写明年份"},
    "petition": {"reasons": "内容是对校车线路的投诉"},
    "repeated": {"earlier_answer": "示教公开复〔2025〕31号，2025年11月3日"},
    "publication": {"publication": "《示范市年鉴（2025）》"},
    "excessive": {"reasons": "说明的用途与申请内容无关"},
    "reissue": {"earlier_access": "本机关已于2025年11月3日提供"},
    "not_corrected": {},
    "fee_unpaid": {},
    "other": {"outcome": "经协商，你同意不再要求提供"},
}


def prepare(office: Office, case: Case, code: str) -> None:
    """Let happen what a decision rests on. Time passes: use it under time_machine with a moving clock."""
    if code in _BEFORE:
        _BEFORE[code](office, case)


def _search(office: Office, case: Case) -> None:
    actions.search(case, "档案室2015年以来的会议卷", "按题名和文号检索", "没有找到", actor=office.handler)


def objected(office: Office, case: Case) -> Consultation:
    """A company was asked, and does not agree."""
    asked = actions.consult(
        case, ConsultedBody.THIRD_PARTY, "投标文件中的报价明细表", who=COMPANY, actor=office.handler
    )
    _posted(office, case, "consultation")
    consulting.reached(asked, timezone.localdate(), actor=office.handler)
    actions.opinion(asked, Opinion.OBJECTS, "属于商业秘密", actor=office.handler)
    case.refresh_from_db()
    return asked


def _objected(office: Office, case: Case) -> None:
    objected(office, case)


def ask_correction(office: Office, case: Case) -> None:
    """A correction is asked for, and the notice served."""
    until = timezone.localdate() + dt.timedelta(days=15)
    actions.ask_correction(case, "写明信息的年份\n附具身份证明", until, actor=office.handler)
    _posted(office, case, "correction")


def _corrected(office: Office, case: Case) -> None:
    ask_correction(office, case)
    actions.correct(case, "近年", actor=office.handler)


def _explained(office: Office, case: Case) -> None:
    until = timezone.localdate() + dt.timedelta(days=10)
    actions.ask_reason(case, "自2026年1月1日起提出申请46件", until, actor=office.handler)
    actions.give_reason(case, "用于研究", actor=office.handler)


def ask_fee(office: Office, case: Case) -> None:
    """A fee is asked for, and the notice served."""
    notice = actions.ask_fee(case, pages=40, actor=office.handler)
    _posted(office, case, "fee")
    fees.notice_reached(notice, timezone.localdate(), actor=office.handler)


def _posted(office: Office, case: Case, kind: str) -> None:
    letter = case.letters.filter(kind=kind).latest("pk")
    today = timezone.localdate()
    serve_letter(letter, ServiceMethod.POST, sent_on=today, tracking="XA00000000032", actor=office.handler)


_BEFORE: dict[str, Any] = {
    "not_existing": _search,
    "third_party": _objected,
    "still_unclear": _corrected,
    "excessive": _explained,
    "not_corrected": ask_correction,
    "fee_unpaid": ask_fee,
}
LAPSED: dict[str, Any] = {
    "not_corrected": actions.correction_lapsed,
    "fee_unpaid": actions.fee_lapsed,
}


def decided(office: Office, case: Case, code: str, **more: str) -> Case:
    """Proposed by the handler, through every seat, signed."""
    actions.propose(case, code, {**WRITTEN[code], **more}, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    actions.sign(case, actor=office.signatory)
    return case
