"""The debt of an emergency release: one publisher let it out, another has still to look."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.information.enums import SecondApprovalState
from gongkai.information.models.information import Information


class SecondApproval(models.Model):
    """Who released alone and why, until when the second look is owed, and what came of it."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="政府信息", related_name="second_approvals"
    )
    state = models.CharField(
        "补审", max_length=10, choices=SecondApprovalState.choices, default=SecondApprovalState.OWED
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="紧急发布人", null=True, related_name="+"
    )
    released_by_name = models.CharField("紧急发布人姓名", max_length=100)
    released_at = models.DateTimeField("发布时间", auto_now_add=True)
    reason = models.CharField("紧急发布理由", max_length=300)
    due_on = models.DateField("补审期限", db_index=True)
    reminders = models.PositiveSmallIntegerField("催办次数", default=0)
    settled_by_name = models.CharField("补审人姓名", max_length=100, blank=True)
    settled_at = models.DateTimeField("补审时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "紧急发布补审"
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["information"],
                condition=models.Q(state=SecondApprovalState.OWED),
                name="second_approval_one_owed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.information}（{self.get_state_display()}）"
