"""公开工作投诉举报: that a unit did not publish or answer what it must (条例 47, 51)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from gongkai.cases.office.enums import ComplaintState, ComplaintSubject
from gongkai.cases.office.querysets import ComplaintQuerySet
from gongkai.cases.sealing import Sealed, place_of

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class Complaint(models.Model):
    """Who complained and their words lie sealed (`{"name", "contact", "text"}`); the unit sees what it is to do.

    `unit` is the one at fault. `order` is what the disclosure office orders to be put right, until `due_on`.
    """

    unit = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="被投诉机关", related_name="+")
    number = models.CharField("登记编号", max_length=60, unique=True)
    subject = models.CharField("事由", max_length=20, choices=ComplaintSubject.choices)
    state = models.CharField(
        "状态", max_length=12, choices=ComplaintState.choices, default=ComplaintState.REGISTERED
    )
    received_on = models.DateField("收到日期")
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("投诉内容")
    finding = models.TextField("核查情况", blank=True)
    advice = models.TextField("对机关的建议", blank=True)
    order = models.TextField("责令改正的内容", blank=True)
    due_on = models.DateField("改正期限", null=True, blank=True)
    corrected = models.TextField("改正情况", blank=True)
    outcome = models.TextField("处理结果", blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开工作投诉举报"
        ordering: ClassVar = ["-received_on", "-id"]

    def __str__(self) -> str:
        return self.number

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.unit

    @property
    def content(self) -> dict[str, Any]:
        """Who complained and what they say; for the office that handles it."""
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit at fault."""
        return self.unit.seats_of(actor)
