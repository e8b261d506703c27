"""What the desk says after each act: that it is done, and what comes next."""

from __future__ import annotations

from gongkai.cases.foi.enums import FoiEvent as Event

_SERVE = "送出后请“记录文书送达”"
OUTCOMES: dict[str, str] = {
    "create": "已登记。请先看“线索”里有没有重复的申请，再分办；平信、传真和网上提交的，请先与申请人确认收到。",
    Event.CONFIRM: "已确认收到，答复期限自这一天起算，登记回执已生成。",
    Event.ASSIGN: "已分办。",
    Event.TRANSFER: "已转办，答复期限不变。",
    Event.SPLIT: "已拆分，拆出的各件与本件同日收到，已交同一承办人。",
    Event.SEARCH: "检索已记录，可以作为答复的依据。",
    Event.ASK_CORRECTION: f"补正告知书已生成，时限停止计算。{_SERVE}。",
    Event.CORRECT: "已收到补正，答复期限重新计算。",
    Event.CORRECTION_LAPSED: "已认定逾期未补正，可以提出拟办意见。",
    Event.CONSULT: f"征求意见书已生成，时限中止计算。{_SERVE}。",
    Event.OPINION: "意见已记录。全部意见有结果后，时限继续计算。",
    Event.OPINION_LAPSED: "已记录逾期未提出意见。全部意见有结果后，时限继续计算。",
    Event.ASK_FEE: f"收费通知已生成，时限停止计算。{_SERVE}。",
    Event.PAY: "缴费已登记，答复期限重新计算。",
    Event.FEE_LAPSED: "已认定逾期未缴费，视为放弃申请，请提出拟办意见。",
    Event.ASK_REASON: f"说明理由通知书已生成，时限照常计算。{_SERVE}。",
    Event.REASON: "申请人说明的理由已记录。",
    Event.EXTEND: "答复期限已延长，延期告知书已生成，请在原期限届满前送达申请人。",
    Event.DELAY: f"已确定延迟答复的期限，告知书已生成。{_SERVE}。",
    Event.PROPOSE: "已提交审核。",
    Event.APPROVE: "已审核通过，等待保密审查。",
    Event.CLEAR: "保密审查通过，等待签发。",
    Event.SIGN: "已签发，答复书已编号，等待送达。",
    Event.RETURN: "已退回承办人修改。",
    Event.SERVE: "已记录送达，本件办结。",
    Event.WITHDRAW: "已记录撤回，本件办结。",
    Event.VOID: "登记已撤销，本件不再办理，不计入年度报告。",
    Event.ARCHIVE: "已归档，全部材料封存为一个卷宗文件。",
    "dispute": "已登记，见“复议诉讼”。期间不再催办本件。",
    "serve_letter": "已记录送达。",
    "make_again": "已安排重新制作，稍后请刷新查看。",
    "add_documents": "材料已加密保存。",
}
