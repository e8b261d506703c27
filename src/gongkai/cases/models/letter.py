"""文书: what the unit wrote in a case, its enclosures and its service. None without the event that made it."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from gongkai.cases.enums import ServiceMethod
from gongkai.cases.models.case import Case
from gongkai.cases.models.document import CaseDocument
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.querysets import OfCaseQuerySet, OfLetterQuerySet
from gongkai.cases.sealing import Sealed, place_of


class Letter(models.Model):
    """A letter of the closed set of `gongkai.letters`, with its number; `sealed` holds what it states."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="letters")
    event = models.OneToOneField(CaseEvent, models.PROTECT, verbose_name="事件", related_name="letter")
    kind = models.CharField("文书", max_length=40)
    number = models.CharField("文号", max_length=60)
    dated = models.DateField("落款日期")
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("内容")
    docx = models.OneToOneField(
        CaseDocument, models.PROTECT, verbose_name="Word 文件", null=True, blank=True, related_name="+"
    )
    pdf = models.OneToOneField(
        CaseDocument, models.PROTECT, verbose_name="PDF 文件", null=True, blank=True, related_name="letter"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="letter_number_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def name(self) -> str:
        """What the letter is called."""
        return str(self.kind)

    @property
    def facts(self) -> dict[str, Any]:
        """What the letter states; empty once it was erased."""
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}


class Enclosure(models.Model):
    """A file that goes out with a letter. A trigger in the database refuses one of another case."""

    letter = models.ForeignKey(Letter, models.PROTECT, verbose_name="文书", related_name="enclosures")
    document = models.ForeignKey(CaseDocument, models.PROTECT, verbose_name="材料", related_name="enclosures")

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "随附材料"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["letter", "document"], name="enclosure_once")]

    def __str__(self) -> str:
        return f"{self.letter} {self.document}"


class Service(models.Model):
    """送达: how and when a letter reached its addressee. `served_on` is the day by law (rule FOI-SERVE)."""

    letter = models.OneToOneField(Letter, models.PROTECT, verbose_name="文书", related_name="service")
    method = models.CharField("方式", max_length=12, choices=ServiceMethod.choices)
    sent_on = models.DateField("送出日期")
    signed_on = models.DateField("签收日期", null=True, blank=True)
    served_on = models.DateField("送达之日", null=True, blank=True)
    tracking = models.CharField("邮件号码", max_length=60, blank=True)
    evidence = models.ForeignKey(
        CaseDocument, models.PROTECT, verbose_name="送达凭证", null=True, blank=True, related_name="+"
    )

    objects = OfLetterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{ServiceMethod(self.method).label} {self.served_on or self.sent_on}"
