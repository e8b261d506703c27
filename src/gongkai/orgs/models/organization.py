"""The organization tree, with dates of validity: bodies merge and are renamed, what they issued stays theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from gongkai.orgs.querysets import OrganizationQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class OrganizationKind(models.TextChoices):
    """What kind of body it is."""

    PROVINCE = "province", "省"
    CITY = "city", "市"
    DISTRICT = "district", "区（县、市）"
    COMMITTEE = "committee", "管委会"
    DEPARTMENT = "department", "部门"
    TOWNSHIP = "township", "乡镇（街道）"
    VILLAGE = "village", "村（居）"
    PUBLIC_ENTERPRISE = "public_enterprise", "公共企事业单位"


class Organization(models.Model):
    """机构: a body that issues, owes, answers or is ordered to do something."""

    code = models.SlugField("代码", max_length=60, unique=True)
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=60, blank=True)
    kind = models.CharField("类别", max_length=20, choices=OrganizationKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上级机构", null=True, blank=True, related_name="children"
    )
    path = models.CharField("树路径", max_length=200, default="", editable=False, db_index=True)
    # The front part of the 索引号: the organization code, or the unified social credit code (K1, K2).
    index_code = models.CharField("机构代码", max_length=18, blank=True)
    valid_from = models.DateField("成立日期", null=True, blank=True)
    valid_to = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, verbose_name="承继机构", null=True, blank=True, related_name="predecessors"
    )
    position = models.PositiveIntegerField("排序", default=0)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "机构"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the path: ``/1/5/`` is organization 5 below organization 1."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            type(self).objects.filter(pk=self.pk).update(path=path)
            for child in self.children.all():
                child.save()

    @property
    def label(self) -> str:
        """The name for narrow columns."""
        return self.short_name or self.name

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over this organization."""
        return actor.roles_over(self.pk, self.path)
