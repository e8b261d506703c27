"""应公开: each dated occasion of an item, the events that make one, and the information that fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.catalog.enums import ObligationState
from gongkai.catalog.models.item import CatalogItem
from gongkai.catalog.querysets import EventQuerySet, ObligationQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class FormationEvent(models.Model):
    """Something happened from which a limit runs: information was formed, a budget approved, a decision made.

    Reported by hand or by another system; `reference` is that system's own number and keeps a report from counting
    twice. `start` is a code of `limits.Start`.
    """

    item = models.ForeignKey(CatalogItem, models.CASCADE, verbose_name="事项", related_name="events")
    organization = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="单位", related_name="+")
    start = models.CharField("起算事件", max_length=20, blank=True)
    what = models.CharField("内容", max_length=300)
    on = models.DateField("发生日期")
    reference = models.CharField("外部编号", max_length=120, blank=True)
    reported_by = models.CharField("登记人", max_length=100, blank=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "起算事件"
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "organization", "reference"],
                condition=~models.Q(reference=""),
                name="formation_event_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.what}"


class Obligation(models.Model):
    """One occasion: what (item), who (organization, post), about when (period, event), by when, what came of it.

    `due_on` is derived from the limit, the calendar and the event; `provisional` says that holidays not announced
    yet may move it. `information_id` names the information that fulfils it, with its title and address: the tables
    of information stand above this package.
    """

    item = models.ForeignKey(CatalogItem, models.CASCADE, verbose_name="事项", related_name="obligations")
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="责任单位", related_name="obligations"
    )
    post = models.CharField("责任岗位", max_length=100, blank=True)
    limit = models.JSONField("时限规则", default=dict)
    occasion = models.CharField("场次", max_length=120)
    period_first = models.DateField("所属期起", null=True, blank=True)
    period_last = models.DateField("所属期止", null=True, blank=True)
    event = models.ForeignKey(
        FormationEvent, models.CASCADE, verbose_name="起算事件", null=True, blank=True, related_name="obligations"
    )
    opens_on = models.DateField("起算日期")
    due_on = models.DateField("到期日期", db_index=True)
    provisional = models.BooleanField("暂定", default=False)
    state = models.CharField(
        "状态", max_length=20, choices=ObligationState.choices, default=ObligationState.DUE, db_index=True
    )
    fulfilled_on = models.DateField("公开日期", null=True, blank=True)
    information_id = models.PositiveBigIntegerField("政府信息", null=True, blank=True, db_index=True)
    information_title = models.CharField("信息标题", max_length=500, blank=True)
    information_url = models.CharField("信息地址", max_length=500, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "应公开事项"
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "organization", "occasion"], name="obligation_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organization", "due_on"], name="obligation_of_unit")]

    def __str__(self) -> str:
        return f"{self.item.name}（{self.occasion_label}）"

    @property
    def occasion_label(self) -> str:
        """The occasion as people say it: 2026年3月, or what happened."""
        return self.occasion.partition("|")[2] or self.occasion

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the unit that owes it."""
        return self.organization.seats_of(actor)


class ItemLink(models.Model):
    """A piece of information that belongs to an item, said by its editor (or the import). It may have several:
    one of the standard catalogue, one of the power list."""

    item = models.ForeignKey(CatalogItem, models.CASCADE, verbose_name="事项", related_name="links")
    information_id = models.PositiveBigIntegerField("政府信息", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "事项所属信息"
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "information_id"], name="item_link_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.information_id}"
