"""The debt of an emergency release that did not wait for its interpretation (三同步)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.information.models.information import Information

if TYPE_CHECKING:
    from typing import Any


class DebtState(models.TextChoices):
    """What came of it."""

    OWED = "owed", "待补解读"
    SETTLED = "settled", "已补解读"
    WAIVED = "waived", "不作解读"
    FALLEN = "fallen", "文件已撤下"


class InterpretationDebt(models.Model):
    """Who released a policy without its interpretation, until when it is owed (rule INT-3), what came of it."""

    document = models.ForeignKey(
        Information, models.CASCADE, verbose_name="政策文件", related_name="interpretation_debts"
    )
    state = models.CharField("状态", max_length=10, choices=DebtState.choices, default=DebtState.OWED)
    lacked = models.JSONField("发布时缺少", default=list)
    released_by_name = models.CharField("紧急发布人", max_length=100)
    released_on = models.DateField("发布日期")
    due_on = models.DateField("补发期限", db_index=True)
    reminders = models.PositiveSmallIntegerField("催办次数", default=0)
    settled_on = models.DateField("了结日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "待补解读"
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(state=DebtState.OWED), name="interpretation_debt_one_owed"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}（{self.get_state_display()}）"
