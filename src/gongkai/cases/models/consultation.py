"""征求意见: a third party or another organ is asked, with a clock of its own (条例 32, 34)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.cases.enums import ConsultedBody, Opinion
from gongkai.cases.models.case import Case
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.models.party import Party
from gongkai.cases.querysets import OfCaseQuerySet


class Consultation(models.Model):
    """`received_on` is the day on which the addressee got the letter: its 15 working days count from there."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="consultations")
    body = models.CharField("对象", max_length=20, choices=ConsultedBody.choices)
    party = models.ForeignKey(
        Party, models.PROTECT, verbose_name="第三方", null=True, blank=True, related_name="consultations"
    )
    organ = models.CharField("机关", max_length=120, blank=True)
    sent = models.OneToOneField(CaseEvent, models.PROTECT, verbose_name="发出", related_name="consultation")
    received_on = models.DateField("对方收到日期", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    opinion = models.CharField("意见", max_length=20, choices=Opinion.choices, blank=True)
    answered = models.OneToOneField(
        CaseEvent,
        models.PROTECT,
        verbose_name="收到意见",
        null=True,
        blank=True,
        related_name="consultation_answered",
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{ConsultedBody(self.body).label} {self.party.masked if self.party else self.organ}"
