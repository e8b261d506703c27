"""公开事项: one leaf row of a list, with the units that it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.catalog.limits import Limit
from gongkai.catalog.models.version import CatalogVersion
from gongkai.catalog.querysets import ItemQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class CatalogItem(models.Model):
    """An item with its ten columns as written, and what was understood of them.

    `limits` are `Limit.as_json` of each part of the 时限, `unread` what of it was not understood. `channels` are
    `{code, name}` (rule CAT-CHANNELS); `tiers` province, city, county, town, village. `kind` is the kind of
    information that fulfils it ("" any). `extra` holds a list's further columns by heading: the procedure, fees
    and telephone numbers of a power list or a public service list (rule CAT-ITEM-SZ).
    """

    version = models.ForeignKey(CatalogVersion, models.CASCADE, verbose_name="目录", related_name="items")
    position = models.PositiveIntegerField("次序")
    row = models.PositiveIntegerField("表格行", default=0)
    serial = models.CharField("序号", max_length=40, blank=True)
    code = models.CharField("事项编码", max_length=80, blank=True, db_index=True)
    first = models.CharField("一级事项", max_length=200, blank=True)
    second = models.CharField("二级事项", max_length=200, blank=True)
    third = models.CharField("三级事项", max_length=200, blank=True)
    elements = models.TextField("公开内容（要素）", blank=True)
    basis = models.TextField("公开依据", blank=True)
    limit_text = models.TextField("公开时限", blank=True)
    limits = models.JSONField("时限规则", default=list, blank=True)
    unread = models.JSONField("未读懂的时限", default=list, blank=True)
    subject = models.TextField("公开主体", blank=True)
    post = models.CharField("责任岗位", max_length=100, blank=True)
    channels = models.JSONField("公开渠道和载体", default=list, blank=True)
    for_all = models.BooleanField("面向全社会", default=False)
    for_group = models.BooleanField("面向特定群体", default=False)
    group = models.CharField("特定群体", max_length=200, blank=True)
    proactive = models.BooleanField("主动公开", default=False)
    on_request = models.BooleanField("依申请公开", default=False)
    tiers = models.JSONField("公开层级", default=list, blank=True)
    kind = models.CharField("信息类型", max_length=40, blank=True, db_index=True)
    extra = models.JSONField("其他栏目", default=dict, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开事项"
        ordering: ClassVar = ["version_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="catalog_item_position_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The item with those above it: 招生管理／招生范围."""
        parts = [part for part in (self.first, self.second, self.third) if part]
        return "／".join(part for at, part in enumerate(parts) if at == 0 or part != parts[at - 1])

    @property
    def read_limits(self) -> list[Limit]:
        """The limits as typed values."""
        return [Limit.of(data) for data in self.limits]

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the list's maker."""
        return self.version.seats_of(actor)


class ItemUnit(models.Model):
    """A unit that an item binds, as written, and the organization that this is (None: not known, or a group)."""

    item = models.ForeignKey(CatalogItem, models.CASCADE, verbose_name="事项", related_name="units")
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = models.TextField("单位（原文）")
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="机构", null=True, blank=True, related_name="+"
    )
    is_group = models.BooleanField("统称", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "公开主体"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name
