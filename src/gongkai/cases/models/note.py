"""Words that people wrote about a case: sealed, and erased when the case is forgotten."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.querysets import OfCaseQuerySet
from gongkai.cases.sealing import Sealed, place_of


class SealedNote(models.Model):
    """One text: what was asked for, a reason, an opinion, a search record. `name` says which."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="notes")
    event = models.ForeignKey(
        CaseEvent, models.PROTECT, verbose_name="事件", null=True, blank=True, related_name="notes"
    )
    name = models.CharField("名称", max_length=30)
    uid = models.UUIDField("标识", unique=True)
    sealed = models.BinaryField("内容")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办件文字"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        """The words; empty once they were erased."""
        return Sealed.text(bytes(self.sealed), place_of(self)) if self.sealed else ""
