"""案例: how an answered application was decided, without whoever it was about, for all who decide the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.cases.models import Case
from gongkai.cases.office.enums import PrecedentState, Standing
from gongkai.cases.office.querysets import PrecedentQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class Precedent(models.Model):
    """`request` and `reasons` are in general words, with persons masked; nobody outside the unit sees them before
    a disclosure officer has read and approved them. `outcome`: what reconsideration or a court made of it, in
    words; `standing`: whether it may still be followed. Both follow the disputes of the case by themselves.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="办件", related_name="precedent")
    unit = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="答复机关", related_name="+")
    state = models.CharField("状态", max_length=12, choices=PrecedentState.choices, default=PrecedentState.DRAFT)
    request = models.CharField("申请事项", max_length=500)
    decision = models.CharField("处理决定", max_length=30)
    article = models.CharField("依据", max_length=200)
    reasons = models.TextField("理由", blank=True)
    answered_on = models.DateField("答复日期")
    outcome = models.CharField("复议、诉讼结果", max_length=200, blank=True)
    standing = models.CharField("效力", max_length=12, choices=Standing.choices, blank=True)
    approved_by = models.CharField("核准人", max_length=100, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = PrecedentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办理案例"
        ordering: ClassVar = ["-answered_on", "-id"]

    def __str__(self) -> str:
        return f"案例 {self.pk}"

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.unit

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit that answered."""
        return self.unit.seats_of(actor)
