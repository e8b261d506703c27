"""Validity as a history of facts, so that "was this in force on 1 May 2019?" has an answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from gongkai.information.enums import Validity
from gongkai.information.models.information import Information


class ValidityFact(models.Model):
    """From which day a document has a validity, by which document or clause. Of the facts that have begun by a day
    the one that began last counts; of several that began the same day, the one recorded last."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="文件", related_name="validity_facts"
    )
    status = models.CharField("效力状态", max_length=20, choices=Validity.choices)
    from_on = models.DateField("起始日期", null=True, blank=True)  # None: the day is not known
    by = models.ForeignKey(
        Information,
        models.PROTECT,
        verbose_name="依据文件",
        null=True,
        blank=True,
        related_name="validity_acts",
    )
    by_text = models.CharField("依据（原文）", max_length=300, blank=True)
    clause = models.CharField("条款", max_length=200, blank=True)
    # With no known start the fact is sure only from the day on which it was recorded.
    recorded_on = models.DateField("记录日期", default=timezone.localdate)
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "效力事实"
        ordering: ClassVar = ["from_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_status_display()}（{self.from_on or '日期不详'}）"
