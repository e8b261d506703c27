"""转为主动公开: what several people asked for becomes public for all (条例 44)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.cases.models import Case
from gongkai.cases.office.enums import OpeningState
from gongkai.cases.office.querysets import OpeningQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class Opening(models.Model):
    """A proposal out of a case to publish what it gave. `information` is the draft that came of it: from there on
    the release takes its usual way. `applicants` tells how many different people had asked when it was proposed.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="办件", related_name="opening")
    unit = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="机关", related_name="+")
    state = models.CharField("状态", max_length=12, choices=OpeningState.choices, default=OpeningState.PROPOSED)
    title = models.CharField("标题", max_length=200)
    summary = models.TextField("公开的内容")
    applicants = models.PositiveIntegerField("申请人数", default=1)
    information = models.OneToOneField(
        "information.Information",
        models.PROTECT,
        verbose_name="政府信息",
        null=True,
        blank=True,
        related_name="opening",
    )
    proposed_on = models.DateField("提出日期")
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "转为主动公开"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.unit

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit that holds the information."""
        return self.unit.seats_of(actor)
