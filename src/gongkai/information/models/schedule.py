"""A release that waits for its minute. The database decides: workers only ask it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.information.models.information import Information


class ScheduledRelease(models.Model):
    """When something goes public, who decided so, and what hindered it when the time had come."""

    information = models.OneToOneField(
        Information, models.CASCADE, verbose_name="政府信息", related_name="release"
    )
    at = models.DateTimeField("发布时间", db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="安排人", null=True, related_name="+"
    )
    by_name = models.CharField("安排人姓名", max_length=100)
    problem = models.CharField("未能发布的原因", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "定时发布"
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.information}（{self.at:%Y-%m-%d %H:%M}）"
