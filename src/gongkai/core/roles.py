"""The roles that a post may carry; every rule about who may do what names one of these."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person may be in an organization (glossary: 拟稿人, 审核人, 发布人 …)."""

    DRAFTER = "drafter", "拟稿人"
    REVIEWER = "reviewer", "审核人"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查员"
    PUBLISHER = "publisher", "发布人"
    HANDLER = "handler", "承办人"
    SIGNATORY = "signatory", "签发人"
    DISCLOSURE_OFFICER = "disclosure_officer", "政务公开办工作人员"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "系统管理员"
    # No post carries it: it is the seat of whoever follows their own case by its code.
    APPLICANT = "applicant", "申请人"


# These look after an organization and everything below it; all others their own organization alone.
ROLES_OVER_SUBTREE = frozenset({Role.DISCLOSURE_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR})
