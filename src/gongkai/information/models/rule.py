"""公开工作规则 as data: which steps a release takes and how long each may take, by kind and organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    from typing import Self

    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class PublishingRuleQuerySet(ScopedQuerySet["PublishingRule"]):
    """Whoever looks after an organization sees its rules; the rules for all are seen by everybody at the desk."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        return self.filter(actor.reach("organization") | models.Q(organization=None))


class PublishingRule(models.Model):
    """How information of a kind goes public in an organization and what lies below it.

    Empty kind: all kinds; no organization: all. The nearest organization counts, and there the kind's own rule
    before the one for all kinds. Limits are in working days, the warning before a document lapses in days.
    """

    kind = models.CharField("信息类型", max_length=40, blank=True)
    organization = models.ForeignKey(
        "orgs.Organization", models.CASCADE, verbose_name="适用单位", null=True, blank=True, related_name="+"
    )
    secrecy_review = models.BooleanField("发布前须经保密审查", default=False)
    review_days = models.PositiveSmallIntegerField("审核时限（工作日）", default=2)
    secrecy_days = models.PositiveSmallIntegerField("保密审查时限（工作日）", default=1)
    second_approval_days = models.PositiveSmallIntegerField("紧急发布补审时限（工作日）", default=1)
    expiry_warning_days = models.PositiveSmallIntegerField("失效前提醒（日）", default=42)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = PublishingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发布规则"
        ordering: ClassVar = ["organization__path", "kind", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(organization=None), name="publishing_rule_for_all"
            ),
            models.UniqueConstraint(fields=["kind", "organization"], name="publishing_rule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organization or '全部单位'} · {self.kind or '全部类型'}"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the organization; over none for the rules for all."""
        return self.organization.seats_of(actor) if self.organization else frozenset()
