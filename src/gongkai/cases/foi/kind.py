"""Applications for information, as the engine knows them."""

from __future__ import annotations

from gongkai.cases.clock import by_deadline
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.flow import FLOW
from gongkai.cases.kinds import CaseKind, register

CODE = "foi"

# What the applicant reads on the way, 快递式: what was done, in words that need no explanation.
PUBLIC: dict[str, str] = {
    FoiEvent.REGISTER: "您的申请已提交",
    FoiEvent.CONFIRM: "行政机关已与您确认收到申请",
    FoiEvent.ASSIGN: "申请已交承办人办理",
    FoiEvent.TRANSFER: "申请已由机关内部其他承办人办理，答复期限不变",
    FoiEvent.ASK_CORRECTION: "行政机关告知您补正申请内容",
    FoiEvent.CORRECT: "行政机关已收到您的补正，答复期限重新计算",
    FoiEvent.CORRECTION_LAPSED: "补正期限已过，未收到您的补正",
    FoiEvent.CONSULT: "行政机关正在征求意见，所需时间不计入答复期限",
    FoiEvent.OPINION: "行政机关已收到意见",
    FoiEvent.OPINION_LAPSED: "征求意见期限已过",
    FoiEvent.ASK_FEE: "行政机关发出收费通知",
    FoiEvent.PAY: "已收到您的缴费，答复期限重新计算",
    FoiEvent.FEE_LAPSED: "缴费期限已过，未收到您的缴费",
    FoiEvent.ASK_REASON: "行政机关请您说明申请的理由",
    FoiEvent.REASON: "行政机关已收到您的理由说明",
    FoiEvent.EXTEND: "答复期限已依法延长",
    FoiEvent.DELAY: "行政机关确定了延迟答复的期限",
    FoiEvent.SPLIT: "您的申请含多项内容，已按“一事一申请”分别办理",
    FoiEvent.SIGN: "答复书已签发",
    FoiEvent.SERVE: "答复书已送达",
    FoiEvent.WITHDRAW: "申请已撤回",
    FoiEvent.VOID: "登记已撤销",
}


def join() -> None:
    """Called when the application starts."""
    register(CaseKind(CODE, "依申请公开", FLOW, by_deadline, "依申请", PUBLIC))
