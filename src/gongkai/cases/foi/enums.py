"""The states and events of an application."""

from __future__ import annotations

from django.db.models import TextChoices


class FoiState(TextChoices):
    """Where an application stands."""

    UNCONFIRMED = "unconfirmed", "待确认收到"
    REGISTERED = "registered", "待分办"
    HANDLING = "handling", "办理中"
    AWAITING_CORRECTION = "awaiting_correction", "待补正"
    AWAITING_PAYMENT = "awaiting_payment", "待缴费"
    REVIEW = "review", "待审核"
    SECRECY = "secrecy", "待保密审查"
    SIGNATURE = "signature", "待签发"
    SIGNED = "signed", "待送达"
    ANSWERED = "answered", "已答复"
    WITHDRAWN = "withdrawn", "已撤回"
    VOID = "void", "登记已撤销"
    ARCHIVED = "archived", "已归档"


class FoiEvent(TextChoices):
    """What may happen to it."""

    REGISTER = "register", "登记"
    CONFIRM = "confirm", "确认收到"
    ASSIGN = "assign", "分办"
    TRANSFER = "transfer", "内部转办"
    SPLIT = "split", "拆分"
    ASK_CORRECTION = "ask_correction", "告知补正"
    CORRECT = "correct", "收到补正"
    CORRECTION_LAPSED = "correction_lapsed", "逾期未补正"
    CONSULT = "consult", "征求意见"
    OPINION = "opinion", "收到意见"
    OPINION_LAPSED = "opinion_lapsed", "逾期未提出意见"
    ASK_FEE = "ask_fee", "收费通知"
    PAY = "pay", "缴费"
    FEE_LAPSED = "fee_lapsed", "逾期未缴费"
    ASK_REASON = "ask_reason", "要求说明理由"
    REASON = "reason", "收到理由说明"
    EXTEND = "extend", "延长答复期限"
    DELAY = "delay", "确定延迟答复期限"
    SEARCH = "search", "记录检索"
    PROPOSE = "propose", "提出拟办意见"
    APPROVE = "approve", "审核通过"
    CLEAR = "clear", "保密审查通过"
    RETURN = "return", "退回"
    SIGN = "sign", "签发"
    SERVE = "serve", "送达"
    WITHDRAW = "withdraw", "撤回申请"
    VOID = "void", "撤销登记"
    ARCHIVE = "archive", "归档"
