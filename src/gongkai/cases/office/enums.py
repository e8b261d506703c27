"""Closed sets of the office."""

from __future__ import annotations

from django.db.models import TextChoices


class RedactingState(TextChoices):
    """How far the redacted copy of a file is."""

    DRAFT = "draft", "标注中"
    QUEUED = "queued", "制作中"
    DONE = "done", "已制作"
    FAILED = "failed", "制作失败"


class PrecedentState(TextChoices):
    """Whether others may read a precedent."""

    DRAFT = "draft", "待核准"
    APPROVED = "approved", "已核准"
    WITHDRAWN = "withdrawn", "已撤下"


class Standing(TextChoices):
    """What reconsideration and the courts left of the answer of a precedent: the columns of table four."""

    UPHELD = "upheld", "已被维持"
    CORRECTED = "corrected", "已被纠正，不宜参照"
    OTHER = "other", "审结，没有评价答复"


class PrecedentEvent(TextChoices):
    """What may happen to it."""

    EDIT = "edit", "修改"
    APPROVE = "approve", "核准"
    WITHDRAW = "withdraw", "撤下"
    NOTE_OUTCOME = "note_outcome", "记录复议、诉讼结果"


class OpeningState(TextChoices):
    """How far the conversion is."""

    PROPOSED = "proposed", "待起草"
    DRAFTED = "drafted", "已起草"
    DECLINED = "declined", "不予转换"


class OpeningEvent(TextChoices):
    """What may happen to it."""

    DRAFT = "draft", "生成信息草稿"
    DECLINE = "decline", "不予转换"


class ComplaintSubject(TextChoices):
    """What is complained of (条例 47, 51)."""

    NOT_PUBLISHED = "not_published", "未按规定主动公开"
    NOT_UPDATED = "not_updated", "未及时更新公开内容、指南、目录"
    NOT_ANSWERED = "not_answered", "未依法答复申请"
    OTHER = "other", "其他违反条例的行为"


class ComplaintState(TextChoices):
    """Where a complaint stands."""

    REGISTERED = "registered", "核查中"
    ADVISED = "advised", "已提出建议"
    ORDERED = "ordered", "已责令改正"
    CORRECTED = "corrected", "已报改正情况"
    CLOSED = "closed", "已办结"


class ComplaintEvent(TextChoices):
    """What may happen to it."""

    REGISTER = "register", "登记"
    ADVISE = "advise", "提出建议"
    ORDER = "order", "责令改正"
    REPORT = "report", "报告改正情况"
    RETURN = "return", "退回继续改正"
    CLOSE = "close", "办结"
