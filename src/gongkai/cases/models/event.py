"""What happened in a case, in the order in which it was entered. Rows are added, never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.querysets import OfCaseQuerySet


class CaseEvent(models.Model):
    """One act. `on` is the day on which it took effect by law, `at` the moment of its entry.

    `law` is its name to the clock (`gongkai.law.events.EventType`), empty where it moves none. `data` holds facts
    that name nobody; words that people wrote lie sealed in a `SealedNote`, so that they can be forgotten.
    """

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="events")
    sequence = models.PositiveIntegerField("序号")
    kind = models.CharField("事件", max_length=30)
    on = models.DateField("发生日期")
    at = models.DateTimeField("记录时间", auto_now_add=True)
    law = models.CharField("时限事件", max_length=30, blank=True)
    data = models.JSONField("内容", default=dict)
    source = models.CharField("原状态", max_length=30, blank=True)
    target = models.CharField("新状态", max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="人员",
        null=True,
        blank=True,
        related_name="+",
    )
    actor_name = models.CharField("姓名", max_length=100)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办件事件"
        ordering: ClassVar = ["case_id", "sequence"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "sequence"], name="case_event_once")]
        indexes: ClassVar = [models.Index(fields=["kind", "on"], name="case_event_kind")]

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"
