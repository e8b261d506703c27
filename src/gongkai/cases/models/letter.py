"""文书: what the unit wrote in a case, its enclosures and its service. None without the event that made it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from gongkai.cases.enums import ServiceMethod
from gongkai.cases.models.case import Case
from gongkai.cases.models.document import CaseDocument
from gongkai.cases.models.event import CaseEvent
from gongkai.cases.models.party import Party
from gongkai.cases.querysets import OfCaseQuerySet, OfLetterQuerySet
from gongkai.cases.sealing import Sealed, place_of

if TYPE_CHECKING:
    from gongkai.letters import Letter as Composed


class LetterTemplate(models.Model):
    """A Word template as it was when a letter was made from it: the letter's file can be written again from it."""

    sha256 = models.CharField("摘要", max_length=64, primary_key=True)
    content = models.BinaryField("内容")

    objects = models.Manager["LetterTemplate"]()

    class Meta:
        verbose_name = verbose_name_plural = "文书模板存档"

    def __str__(self) -> str:
        return self.sha256[:12]


class Letter(models.Model):
    """A letter of the closed set of `gongkai.letters`, by the code of its kind; `sealed` holds its whole text.

    `party` is whom it goes to (nobody of the case where it goes to another organ). `serial` is its place in the
    one series of the unit and year; letters of another system have none. `trouble` says why a file of it is not
    made yet.
    """

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="letters")
    event = models.ForeignKey(CaseEvent, models.PROTECT, verbose_name="事件", related_name="letters")
    kind = models.CharField("文书", max_length=40)
    party = models.ForeignKey(
        Party, models.PROTECT, verbose_name="受文人", null=True, blank=True, related_name="letters"
    )
    unit = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="发文机关", null=True, blank=True, related_name="+"
    )
    year = models.PositiveSmallIntegerField("文号年份", null=True, blank=True)
    serial = models.PositiveIntegerField("文号序号", null=True, blank=True)
    number = models.CharField("文号", max_length=60)
    dated = models.DateField("落款日期")
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("内容")
    template = models.ForeignKey(
        LetterTemplate, models.PROTECT, verbose_name="模板", null=True, blank=True, related_name="+"
    )
    docx = models.OneToOneField(
        CaseDocument, models.PROTECT, verbose_name="Word 文件", null=True, blank=True, related_name="+"
    )
    pdf = models.OneToOneField(
        CaseDocument, models.PROTECT, verbose_name="PDF 文件", null=True, blank=True, related_name="letter"
    )
    trouble = models.CharField("制作失败的原因", max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["number"], name="letter_number")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="letter_number_once"),
            models.UniqueConstraint(fields=["unit", "year", "serial"], name="letter_serial_once"),
            models.UniqueConstraint(fields=["event", "kind", "party"], name="letter_once_to_a_party"),
            models.UniqueConstraint(
                fields=["event", "kind"], condition=models.Q(party=None), name="letter_once_to_an_organ"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"

    @property
    def name(self) -> str:
        """What the letter is called; the code of a kind that the set no longer has."""
        from gongkai.letters import UnknownKindError, kind_of  # noqa: PLC0415 - Word and PDF come with it

        try:
            return kind_of(self.kind).name
        except UnknownKindError:
            return str(self.kind)

    @property
    def content(self) -> dict[str, Any]:
        """The letter as `gongkai.letters` wrote it down; empty once it was erased, or of another system."""
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}

    @property
    def composed(self) -> Composed | None:
        """The letter itself; None where its text is not kept."""
        from gongkai.letters import Letter as Composed  # noqa: PLC0415 - as above

        held = self.content
        return Composed.from_json(held) if "blocks" in held else None


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
