"""拟办意见: a decision as it goes through review. Each round is a row; the last one is what gets signed."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.querysets import OfCaseQuerySet
from gongkai.cases.sealing import Sealed, place_of


class Proposal(models.Model):
    """A decision of `law.answers` with its facts (sealed: they quote the application)."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="proposals")
    event = models.OneToOneField(CaseEvent, models.PROTECT, verbose_name="事件", related_name="proposal")
    decision = models.CharField("处理决定", max_length=30)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="拟稿人", null=True, related_name="+"
    )
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("事实和理由")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "拟办意见"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.decision

    @property
    def facts(self) -> dict[str, Any]:
        """The facts that the answer needs, by the codes of `law.answers`; empty once they were erased."""
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}
