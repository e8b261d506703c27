"""清理: a campaign over all normative documents of a unit and what lies below it, with a verdict for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.core.scope import ScopedQuerySet
from gongkai.information.enums import CleanupVerdict
from gongkai.information.models.information import Information

if TYPE_CHECKING:
    from typing import Self

    from gongkai.core.actors import Actor


class CleanupCampaignQuerySet(ScopedQuerySet["CleanupCampaign"]):
    """Seen by who runs it and by the units whose documents it looks at."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        looked_at = CleanupItem.objects.filter(actor.reach("information__owner")).values("campaign")
        return self.filter(actor.reach("organization") | models.Q(pk__in=looked_at))


class CleanupCampaign(models.Model):
    """A clean-up: whose documents, until when, and when it was closed."""

    name = models.CharField("名称", max_length=200)
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="清理范围", related_name="cleanup_campaigns"
    )
    due_on = models.DateField("完成期限")
    opened_by_name = models.CharField("发起人", max_length=100)
    opened_at = models.DateTimeField("发起时间", auto_now_add=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = CleanupCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文件清理"
        ordering: ClassVar = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.name


class CleanupItemQuerySet(ScopedQuerySet["CleanupItem"]):
    """Seen by the document's unit and by who runs the campaign."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        return self.filter(actor.reach("information__owner") | actor.reach("campaign__organization"))


class CleanupItem(models.Model):
    """One document of a campaign, and what was decided about it."""

    campaign = models.ForeignKey(CleanupCampaign, models.CASCADE, verbose_name="文件清理", related_name="items")
    information = models.ForeignKey(Information, models.CASCADE, verbose_name="文件", related_name="cleanups")
    verdict = models.CharField(
        "清理意见", max_length=10, choices=CleanupVerdict.choices, blank=True, db_index=True
    )
    reason = models.CharField("理由", max_length=300, blank=True)
    by_name = models.CharField("提出人", max_length=100, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = CleanupItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "清理意见"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "information"], name="cleanup_item_once")
        ]

    def __str__(self) -> str:
        return self.information.title


class ExpiryWarning(models.Model):
    """That a document's coming end was told, once for each day of end."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="文件", related_name="expiry_warnings"
    )
    ended_on = models.DateField("失效日期")
    warned_on = models.DateField("提醒日期")

    class Meta:
        verbose_name = verbose_name_plural = "到期提醒"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["information", "ended_on"], name="expiry_warning_once")
        ]

    def __str__(self) -> str:
        return f"{self.information}（{self.ended_on}）"
