"""States, events and codes of the catalogue, with their Chinese labels."""

from __future__ import annotations

from django.db.models import TextChoices


class ListKind(TextChoices):
    """What kind of list a version is of; all of them run on the same machinery."""

    STANDARD = "standard", "标准目录"
    SUPPLEMENT = "supplement", "补充目录"
    POWERS = "powers", "权责清单"
    SERVICES = "services", "公共服务清单"


class VersionState(TextChoices):
    """Where a version of a list stands."""

    DRAFT = "draft", "草稿"
    REVIEWED = "reviewed", "已审核"
    IN_FORCE = "in_force", "施行"
    REPLACED = "replaced", "已被替代"
    DISCARDED = "discarded", "已作废"


class VersionEvent(TextChoices):
    """The acts upon a version; the audit records them as ``catalog_version.<event>``."""

    REVIEW = "review", "审核通过"
    RETURN = "return", "退回修改"
    PUT_IN_FORCE = "put_in_force", "施行"
    REPLACE = "replace", "替代"
    DISCARD = "discard", "作废"


class ObligationState(TextChoices):
    """Where an obligation stands. Late: its day has passed. Missing: the next occasion's day has passed too."""

    DUE = "due", "待公开"
    DONE = "done", "已公开"
    LATE = "late", "已逾期"
    MISSING = "missing", "缺失"
    WAIVED = "waived", "免予公开"


class ObligationEvent(TextChoices):
    """The acts upon an obligation; the audit records them as ``obligation.<event>``."""

    FULFIL = "fulfil", "登记已公开"
    WAIVE = "waive", "免予本次公开"
    REOPEN = "reopen", "恢复待公开"
    FALL_DUE = "fall_due", "转为逾期"
    MISS = "miss", "转为缺失"


class ReviewState(TextChoices):
    """Where the review of an item that a unit wants to keep back stands."""

    PENDING = "pending", "待审核"
    UPHELD = "upheld", "同意不公开"
    REFUSED = "refused", "应予公开"
    WITHDRAWN = "withdrawn", "已撤回"


class ReviewEvent(TextChoices):
    """The acts upon such a review; the audit records them as ``nondisclosure.<event>``."""

    UPHOLD = "uphold", "同意不公开"
    REFUSE = "refuse", "不同意，应予公开"
    WITHDRAW = "withdraw", "撤回"
    REASSESS = "reassess", "重新审核"
