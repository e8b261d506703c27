"""政府信息公开指南: what a unit must tell people about finding and getting its information (条例 art. 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.sites.querysets import GuideQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role

# The items of 条例 art. 12 (2), in its order.
ITEMS = (
    "classification",
    "arrangement",
    "access",
    "office",
    "address",
    "hours",
    "telephone",
    "fax",
    "internet",
)


class Guide(models.Model):
    """A unit's own guide, one for each unit; the units below it without one go by it."""

    unit = models.OneToOneField("orgs.Organization", models.PROTECT, verbose_name="单位", related_name="guide")
    classification = models.TextField("政府信息的分类", max_length=3000, blank=True)
    arrangement = models.TextField("编排体系", max_length=3000, blank=True)
    access = models.TextField("获取方式", max_length=3000, blank=True)
    office = models.CharField("政府信息公开工作机构名称", max_length=200, blank=True)
    address = models.CharField("办公地址", max_length=300, blank=True)
    hours = models.CharField("办公时间", max_length=300, blank=True)
    telephone = models.CharField("联系电话", max_length=100, blank=True)
    fax = models.CharField("传真号码", max_length=100, blank=True)
    internet = models.CharField("互联网联系方式", max_length=300, blank=True)
    postcode = models.CharField("邮政编码", max_length=10, blank=True)
    # 依申请公开: how this unit takes applications; an address elsewhere, or none for this platform's own form.
    request_note = models.TextField("依申请公开说明", max_length=3000, blank=True)
    request_url = models.URLField("依申请公开入口", max_length=500, blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = GuideQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府信息公开指南"
        ordering: ClassVar = ["unit__path"]

    def __str__(self) -> str:
        return f"{self.unit}政府信息公开指南"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the unit."""
        return self.unit.seats_of(actor)

    @property
    def lacking(self) -> list[str]:
        """The items of 条例 art. 12 that are not filled in, by their names."""
        names = {field.name: str(field.verbose_name) for field in self._meta.concrete_fields}
        return [names[item] for item in ITEMS if not getattr(self, item).strip()]
