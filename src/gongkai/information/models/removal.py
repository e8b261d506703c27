"""Why a piece of information is no longer public as it was, and what its address answers since."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.information.enums import UnpublishingReason
from gongkai.information.models.information import Information


class Removal(models.Model):
    """A removal with what the public is told. Restoring lifts it; the row stays as history."""

    information = models.ForeignKey(Information, models.CASCADE, verbose_name="政府信息", related_name="removals")
    kind = models.CharField("撤下类型", max_length=20, choices=UnpublishingReason.choices)
    explanation = models.TextField("对外说明", blank=True)
    target = models.ForeignKey(
        Information, models.PROTECT, verbose_name="转至", null=True, blank=True, related_name="+"
    )
    place = models.CharField("查阅处", max_length=300, blank=True)  # where an archived piece can be had
    url = models.URLField("查阅地址", max_length=1000, blank=True)
    removed_at = models.DateTimeField("撤下时间", auto_now_add=True)
    lifted_at = models.DateTimeField("恢复时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "撤下"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["information"], condition=models.Q(lifted_at__isnull=True), name="removal_one_standing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.information}（{self.get_kind_display()}）"
