"""States and events of a task, and the roles of its units."""

from __future__ import annotations

from django.db.models import TextChoices


class TaskState(TextChoices):
    """Where a task stands."""

    OPEN = "open", "未启动"
    IN_PROGRESS = "in_progress", "推进中"
    REPORTED_DONE = "reported_done", "待核验"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"


class TaskEvent(TextChoices):
    """The acts of the task flow; the audit records them as ``task.<event>``."""

    START = "start", "启动"
    REPORT_DONE = "report_done", "报送完成"
    RETURN = "return", "退回补充"
    CONFIRM = "confirm", "核验销号"
    REOPEN = "reopen", "重新打开"
    CANCEL = "cancel", "取消"


class UnitRole(TextChoices):
    """牵头, 责任, 指导, 配合."""

    LEAD = "lead", "牵头单位"
    RESPONSIBLE = "responsible", "责任单位"
    GUIDING = "guiding", "指导单位"
    SUPPORTING = "supporting", "配合单位"
