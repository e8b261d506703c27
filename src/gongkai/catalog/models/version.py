"""A version of a list: the standard catalogue of a field, a supplement, a power list, a public service list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.querysets import VersionQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class CatalogVersion(models.Model):
    """One version. It binds `owner` and everything below; of one list at most one version is in force."""

    list_kind = models.CharField("清单类别", max_length=20, choices=ListKind.choices, default=ListKind.STANDARD)
    owner = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="制定单位", related_name="+")
    field = models.CharField("领域", max_length=60, blank=True)
    field_code = models.CharField("领域代码", max_length=40, blank=True, db_index=True)
    title = models.CharField("名称", max_length=200)
    number = models.PositiveIntegerField("版次", default=1)
    state = models.CharField(
        "状态", max_length=20, choices=VersionState.choices, default=VersionState.DRAFT, db_index=True
    )
    valid_from = models.DateField("施行日期", null=True, blank=True)
    valid_to = models.DateField("停止施行日期", null=True, blank=True)
    source_file = models.CharField("来源文件", max_length=300, blank=True)
    problems = models.JSONField("待核对的问题", default=list, blank=True)  # [{row, kind, what}]
    notes = models.JSONField("表下说明", default=list, blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "目录版本"
        ordering: ClassVar = ["list_kind", "field", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "list_kind", "field", "number"], name="catalog_version_once"),
            models.UniqueConstraint(
                fields=["owner", "list_kind", "field"],
                condition=models.Q(state=VersionState.IN_FORCE),
                name="catalog_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the organization that makes the list."""
        return self.owner.seats_of(actor)
