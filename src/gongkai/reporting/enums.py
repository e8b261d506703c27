"""States and events of an annual report."""

from __future__ import annotations

from django.db.models import TextChoices


class ReportState(TextChoices):
    """Where a version of a report stands."""

    DRAFT = "draft", "编制中"
    IN_REVIEW = "in_review", "待审核"
    SECRECY_REVIEW = "secrecy_review", "待保密审查"
    APPROVED = "approved", "待发布"
    PUBLISHED = "published", "已发布"
    SUPERSEDED = "superseded", "已被更正"
    DISCARDED = "discarded", "已作废"


class ReportEvent(TextChoices):
    """The acts of the report flow; the audit records them as ``report.<event>``."""

    EDIT = "edit", "编辑"
    SUBMIT = "submit", "提交审核"
    WITHDRAW = "withdraw", "撤回"
    APPROVE = "approve", "审核通过"
    PASS_TO_SECRECY = "pass_to_secrecy", "审核通过，送保密审查"
    CLEAR = "clear", "保密审查通过"
    RETURN = "return", "退回修改"
    PUBLISH = "publish", "发布"
    CORRECT = "correct", "更正"
    SUPERSEDE = "supersede", "由更正版取代"
    DISCARD = "discard", "作废"


OPEN = (ReportState.DRAFT, ReportState.IN_REVIEW, ReportState.SECRECY_REVIEW, ReportState.APPROVED)
PUBLIC = (ReportState.PUBLISHED, ReportState.SUPERSEDED)
