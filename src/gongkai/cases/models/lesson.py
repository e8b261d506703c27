"""What all units may learn from a dispute, told without anybody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.cases.models.case import Case
from gongkai.cases.querysets import CASEWORKERS, OfCaseQuerySet, reach

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class LessonState(models.TextChoices):
    """Where the text stands."""

    DRAFT = "draft", "待核定"
    SHARED = "shared", "已通报"
    TAKEN_BACK = "taken_back", "已撤回"


class LessonQuerySet(OfCaseQuerySet["Lesson"]):
    """A draft is its unit's; what was approved is read by everybody who works with cases, in all units."""

    def visible_to(self, actor: Actor) -> Self:
        own = reach(actor, "case__")
        if any(actor.holds(role) for role in CASEWORKERS):
            own |= Q(state=LessonState.SHARED)
        return self.filter(own)


class Lesson(models.Model):
    """`unit_name`, `ground` and `result` are written down as they were; `lesson` is text that was approved."""

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="案件", related_name="lesson")
    state = models.CharField("状态", max_length=12, choices=LessonState.choices, default=LessonState.DRAFT)
    unit_name = models.CharField("被申请人、被告", max_length=120)
    result = models.CharField("结果", max_length=60)
    ground = models.CharField("原答复的类型", max_length=60)
    fault = models.CharField("问题", max_length=500)
    lesson = models.TextField("应当注意", max_length=2000)
    drafter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="拟稿人", null=True, related_name="+"
    )
    shared_on = models.DateField("通报日期", null=True, blank=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼通报"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.unit_name}：{self.result}"

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.case.unit

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit that it is about."""
        return self.case.seats_of(actor)
