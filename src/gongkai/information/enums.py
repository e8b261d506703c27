"""States, attributes and events of information, with their Chinese labels."""

from __future__ import annotations

from django.db.models import TextChoices


class Disclosure(TextChoices):
    """公开属性, set from drafting on."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Validity(TextChoices):
    """效力状态; an unmarked document has none (empty)."""

    IN_FORCE = "in_force", "有效"
    AMENDED = "amended", "已修改"
    REPEALED = "repealed", "已废止"
    LAPSED = "lapsed", "已失效"


class InformationState(TextChoices):
    """Where a piece of information stands on its way to the public."""

    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "待审核"
    SECRECY_REVIEW = "secrecy_review", "待保密审查"
    REVIEWED = "reviewed", "待发布"
    SCHEDULED = "scheduled", "定时待发布"
    PUBLISHED = "published", "已发布"
    REMOVED = "removed", "已撤下"


class InformationEvent(TextChoices):
    """The acts of the information flow; the audit records them as ``information.<event>``."""

    EDIT = "edit", "编辑"
    SUBMIT = "submit", "提交审核"
    PASS = "pass", "审核通过"
    PASS_TO_SECRECY = "pass_to_secrecy", "审核通过，送保密审查"
    CLEAR_SECRECY = "clear_secrecy", "保密审查通过"
    WITHDRAW = "withdraw", "撤回"
    RETURN = "return", "退回修改"
    PUBLISH = "publish", "批准发布"
    SCHEDULE = "schedule", "定时发布"
    UNSCHEDULE = "unschedule", "取消定时"
    EMERGENCY_PUBLISH = "emergency_publish", "紧急发布"
    CONFIRM_EMERGENCY = "confirm_emergency", "补审确认"
    UNDO_EMERGENCY = "undo_emergency", "补审撤下"
    REVISE = "revise", "提出修订"
    APPROVE_REVISION = "approve_revision", "批准修订"
    REJECT_REVISION = "reject_revision", "不采纳修订"
    REMOVE = "remove", "撤下"
    RESTORE = "restore", "恢复为草稿"


class UnpublishingReason(TextChoices):
    """Why something is taken off; `gongkai.information.unpublishing` says what each needs and how it answers."""

    IN_ERROR = "in_error", "发布有误"
    MERGED = "merged", "并入其他信息"
    WITHDRAWN = "withdrawn", "停止适用，原文保留并附说明"
    ARCHIVED = "archived", "已移交归档"


class SecondApprovalState(TextChoices):
    """What came of the second look at an emergency release."""

    OWED = "owed", "待补审"
    CONFIRMED = "confirmed", "已补审确认"
    UNDONE = "undone", "已撤下"


class CountersignState(TextChoices):
    """What another unit says to a draft."""

    ASKED = "asked", "待会签"
    AGREED = "agreed", "同意"
    OBJECTED = "objected", "不同意"
    CANCELLED = "cancelled", "已取消"


class CleanupVerdict(TextChoices):
    """What a clean-up decides about a document."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "拟修改"
    REPEAL = "repeal", "废止"
    LAPSE = "lapse", "宣布失效"


class RevisionState(TextChoices):
    """Whether a revision is what the public sees."""

    PENDING = "pending", "待批准"
    APPLIED = "applied", "已生效"
    REJECTED = "rejected", "未采纳"


class RelationKind(TextChoices):
    """What one document does to another; the other side reads it in the passive (被修改 …)."""

    BASED_ON = "based_on", "依据"
    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    INTERPRETS = "interprets", "解读"
    CITES = "cites", "引用"

    @property
    def passive_label(self) -> str:
        """The relation as the target's page says it."""
        return {
            "based_on": "被作为依据",
            "amends": "被修改",
            "repeals": "被废止",
            "interprets": "政策解读",
            "cites": "被引用",
        }[self.value]


class RelationState(TextChoices):
    """Found by the machine, then confirmed or refused by a person."""

    FOUND = "found", "待确认"
    CONFIRMED = "confirmed", "已确认"
    REFUSED = "refused", "不成立"
