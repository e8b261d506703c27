"""信息处理费: one notice for a case, by item or by page, never both (国办函〔2020〕109号)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.querysets import OfCaseQuerySet


class FeeNotice(models.Model):
    """The amount in fen, with what it counts. The database allows one a case."""

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="办件", related_name="fee")
    basis = models.CharField("计费方式", max_length=10, choices=[("items", "按件"), ("pages", "按量")])
    count = models.PositiveIntegerField("件数或者页数")
    before = models.PositiveIntegerField("本月此前件数", default=0)
    fen = models.PositiveBigIntegerField("金额（分）")
    notified = models.OneToOneField(CaseEvent, models.PROTECT, verbose_name="收费通知", related_name="fee_notice")
    due_on = models.DateField("缴费期限", null=True, blank=True)
    paid = models.OneToOneField(
        CaseEvent, models.PROTECT, verbose_name="缴费", null=True, blank=True, related_name="fee_payment"
    )
    receipt = models.CharField("票据号", max_length=60, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "信息处理费"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.fen / 100:.2f} 元"
