"""Personal data that stays public because a law wants it so: which, on what ground, who decided."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.information.models.information import Information


class PrivacyWaiver(models.Model):
    """One value that one piece of information may show. The value itself is kept as a digest alone."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="政府信息", related_name="privacy_waivers"
    )
    digest = models.CharField("摘要", max_length=64)
    shown = models.CharField("掩码后的内容", max_length=200)
    ground = models.CharField("保留依据", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="决定人", null=True, related_name="+"
    )
    by_name = models.CharField("决定人姓名", max_length=100)
    at = models.DateTimeField("决定时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "保留的个人信息"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["information", "digest"], name="privacy_waiver_once")
        ]

    def __str__(self) -> str:
        return f"{self.shown}（{self.ground}）"


class PrivacyDebt(models.Model):
    """Personal data in information that came in published, past the guard: how much of it nobody has answered yet.

    Kept by `debts.recount`; gone once everything is masked or kept on a ground.
    """

    information = models.OneToOneField(
        Information, models.CASCADE, verbose_name="政府信息", related_name="privacy_debt"
    )
    count = models.PositiveIntegerField("待处理处数")
    shown = models.CharField("掩码后的内容", max_length=300)
    counted_at = models.DateTimeField("核对时间")

    class Meta:
        verbose_name = verbose_name_plural = "待处理的个人信息"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.count} 处个人信息待处理：{self.shown}"
