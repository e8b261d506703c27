"""The states and events of reviews and suits, and what an event is to their clocks."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices


class ReviewState(TextChoices):
    """Where a review stands, seen from the organ complained of."""

    AWAITING_COPY = "awaiting_copy", "待收副本"
    ANSWERING = "answering", "待答复"
    SIGNATURE = "signature", "待签发"
    SIGNED = "signed", "待提交"
    EXAMINED = "examined", "审理中"
    SUSPENDED = "suspended", "已中止"
    DECIDED = "decided", "已审结"
    ARCHIVED = "archived", "已归档"
    VOID = "void", "登记已撤销"


class ReviewEvent(TextChoices):
    """What may happen to it."""

    REGISTER = "register", "登记"
    ASSIGN = "assign", "交办"
    COPY = "copy", "收到申请书副本"
    PROCEDURE = "procedure", "更正受理信息"
    DRAFT = "draft", "拟写答复书"
    SIGN = "sign", "签发"
    RETURN = "return", "退回"
    ANSWER = "answer", "提交答复和证据"
    HEARING = "hearing", "记录听证、听取意见"
    EXTEND = "extend", "决定期限延长"
    SUSPEND = "suspend", "中止"
    RESUME = "resume", "恢复审理"
    DECIDE = "decide", "记录复议结果"
    REDO = "redo", "启动重新答复"
    VOID = "void", "撤销登记"
    ARCHIVE = "archive", "归档"


class SuitState(TextChoices):
    """Where a suit stands, seen from the defendant."""

    AWAITING_COPY = "awaiting_copy", "待收副本"
    ANSWERING = "answering", "待答辩"
    SIGNATURE = "signature", "待签发"
    SIGNED = "signed", "待提交"
    TRIAL = "trial", "一审审理中"
    SUSPENDED = "suspended", "已中止"
    JUDGED = "judged", "一审已裁判"
    APPEAL = "appeal", "二审审理中"
    FINAL = "final", "裁判已生效"
    ARCHIVED = "archived", "已归档"
    VOID = "void", "登记已撤销"


class SuitEvent(TextChoices):
    """What may happen to it."""

    REGISTER = "register", "登记"
    ASSIGN = "assign", "交办"
    COPY = "copy", "收到起诉状副本"
    PROCEDURE = "procedure", "更正立案信息"
    DRAFT = "draft", "拟写答辩状"
    SIGN = "sign", "签发"
    RETURN = "return", "退回"
    ANSWER = "answer", "提交答辩状"
    EVIDENCE = "evidence", "提交证据、依据"
    EVIDENCE_DELAY = "evidence_delay", "准许延期举证"
    HEARING = "hearing", "记录开庭"
    SUSPEND = "suspend", "中止"
    RESUME = "resume", "恢复审理"
    JUDGE = "judge", "记录一审裁判"
    APPEAL = "appeal", "上诉"
    APPEAL_COPY = "appeal_copy", "收到上诉状副本"
    APPEAL_ANSWER = "appeal_answer", "提交二审答辩"
    JUDGE_APPEAL = "judge_appeal", "记录二审裁判"
    REMAND = "remand", "发回重审"
    FINAL = "final", "裁判生效"
    REDO = "redo", "启动重新答复"
    VOID = "void", "撤销登记"
    ARCHIVE = "archive", "归档"


class Moment(StrEnum):
    """What an event is to the clocks of a dispute."""

    REGISTERED = "registered"
    COPY = "copy"
    PROCEDURE = "procedure"
    ANSWERED = "defence"
    EVIDENCE = "evidence"
    EVIDENCE_DELAYED = "evidence_delayed"
    EXTENDED = "decision_extended"
    SUSPENDED = "stayed"
    RESUMED = "resumed"
    DECIDED = "decided"
    JUDGED = "judged"
    APPEALED = "appealed"
    APPEAL_COPY = "appeal_copy"
    APPEAL_ANSWERED = "appeal_answered"
    REMANDED = "remanded"
    FINAL = "final"
