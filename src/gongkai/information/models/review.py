"""Around a review: other units countersign, a colleague takes over, opinions stand at their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from gongkai.core.scope import ScopedQuerySet
from gongkai.information.enums import CountersignState
from gongkai.information.models.information import Information

if TYPE_CHECKING:
    from typing import Self

    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class CountersignQuerySet(ScopedQuerySet["Countersign"]):
    """Seen by the unit that is asked and by the unit that asks."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        return self.filter(actor.reach("organization") | actor.reach("information__owner"))


class Countersign(models.Model):
    """会签: what one other unit is asked about a draft, and its answer. It shows the draft to that unit."""

    information = models.ForeignKey(Information, models.CASCADE, verbose_name="信息", related_name="countersigns")
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="会签单位", related_name="countersigns"
    )
    state = models.CharField(
        "会签", max_length=10, choices=CountersignState.choices, default=CountersignState.ASKED, db_index=True
    )
    question = models.CharField("会签事项", max_length=500, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    asked_by_name = models.CharField("发起人", max_length=100)
    asked_at = models.DateTimeField("发起时间", auto_now_add=True)
    opinion = models.TextField("会签意见", blank=True)
    answered_by_name = models.CharField("会签人", max_length=100, blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = CountersignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "会签"
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["information", "organization"],
                condition=models.Q(state=CountersignState.ASKED),
                name="countersign_asked_once",
            )
        ]

    def __str__(self) -> str:
        return self.information.title

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the unit that is asked."""
        return self.organization.seats_of(actor)


class Assignment(models.Model):
    """A step handed to a colleague of the same seat; it falls with the step."""

    information = models.OneToOneField(Information, models.CASCADE, verbose_name="信息", related_name="assignment")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="承接人", related_name="+")
    by_name = models.CharField("转办人", max_length=100)
    reason = models.CharField("转办说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "转办"

    def __str__(self) -> str:
        return f"{self.information} → {self.person}"


class Opinion(models.Model):
    """批注: what a reviewer says about a passage, until the drafter has settled it."""

    information = models.ForeignKey(Information, models.CASCADE, verbose_name="信息", related_name="opinions")
    quote = models.CharField("所指文字", max_length=300, blank=True)  # empty: of the whole
    text = models.TextField("意见")
    author_name = models.CharField("批注人", max_length=100)
    made_at = models.DateTimeField("批注时间", auto_now_add=True)
    done_at = models.DateTimeField("处理时间", null=True, blank=True)
    done_by_name = models.CharField("处理人", max_length=100, blank=True)
    outcome = models.CharField("处理情况", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "批注"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"“{self.quote}”：{self.text}" if self.quote else self.text

    @property
    def before_and_after(self) -> tuple[str, str]:
        """The words around the passage as the text stands now; empty when it is gone."""
        body = self.information.body_text
        place = body.find(self.quote) if self.quote else -1
        if place < 0:
            return "", ""
        end = place + len(self.quote)
        return body[max(0, place - 20) : place], body[end : end + 20]
