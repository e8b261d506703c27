"""遮盖 and 发布前检查: how a file of a case becomes one that may be given, and what the look into it found."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from gongkai.cases.models import CaseDocument
from gongkai.cases.office.enums import RedactingState
from gongkai.cases.office.querysets import OfDocumentQuerySet
from gongkai.cases.sealing import Sealed, place_of

if TYPE_CHECKING:
    from gongkai.cases.models import Case


class Redacting(models.Model):
    """What is blacked out in one file of a case. `sealed` holds `{"redactions": […], "copies": {…}}`, a spec of
    `gongkai.redaction` and what is known of each copy, since both quote what is withheld; `report` never does.
    `version` counts the changes.
    """

    document = models.OneToOneField(CaseDocument, models.PROTECT, verbose_name="原件", related_name="redacting")
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("遮盖")
    version = models.PositiveIntegerField("版次", default=0)
    state = models.CharField("状态", max_length=12, choices=RedactingState.choices, default=RedactingState.DRAFT)
    trouble = models.CharField("制作失败的原因", max_length=300, blank=True)
    report = models.JSONField("制作情况", default=dict, blank=True)
    copy = models.ForeignKey(
        CaseDocument, models.PROTECT, verbose_name="提供件", null=True, blank=True, related_name="+"
    )
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "遮盖"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.document} {self.get_state_display()}"

    @property
    def case(self) -> Case:
        """The case that the file belongs to."""
        return self.document.case

    @property
    def marks(self) -> list[dict[str, Any]]:
        """The redactions, as `gongkai.redaction.read_spec` takes them."""
        found: list[dict[str, Any]] = self._held.get("redactions", [])
        return found

    @property
    def copies(self) -> dict[str, dict[str, Any]]:
        """By the key of a copy: the words that its bars cover (`covered`), place and words that a reader of it
        still sees though it has no text (`left`)."""
        found: dict[str, dict[str, Any]] = self._held.get("copies", {})
        return found

    @property
    def _held(self) -> dict[str, Any]:
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}


class ReleaseCheck(models.Model):
    """The look into a file before it is given. It speaks for the file of that `sha256`, and for the people that
    the case then had (`against`): with other bytes or another party it no longer counts.

    `sealed` holds `{"leaks": […]}` with what stands there. `waivable`: nothing was found but what a person may
    answer for. `waived_by` is who does; the reason lies sealed in `waiver`.
    """

    document = models.ForeignKey(CaseDocument, models.PROTECT, verbose_name="材料", related_name="checks")
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sha256 = models.CharField("摘要", max_length=64)
    against = models.CharField("当事人指纹", max_length=64)
    found = models.PositiveIntegerField("发现", default=0)
    waivable = models.BooleanField("可以豁免", default=False)
    sealed = models.BinaryField("发现的内容")
    waived_by = models.CharField("豁免人", max_length=100, blank=True)
    waiver = models.BinaryField("豁免理由", default=b"")
    at = models.DateTimeField("检查时间", auto_now_add=True)

    objects = OfDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "提供前检查"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.document} {self.found}"

    @property
    def passed(self) -> bool:
        """Whether the file may go out by this look."""
        return not self.found or bool(self.waived_by)

    @property
    def leaks(self) -> list[dict[str, Any]]:
        """What was found, as `gongkai.redaction.Leak.as_json` tells it."""
        if not self.sealed:
            return []
        found: list[dict[str, Any]] = Sealed.data(bytes(self.sealed), place_of(self))["leaks"]
        return found

    @property
    def reason(self) -> str:
        """Why it was waived."""
        return Sealed.text(bytes(self.waiver), f"{place_of(self)}:waiver") if self.waiver else ""
