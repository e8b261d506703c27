"""三同步: a policy document with its 解读方案 and 解读材料, approved and released together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.core.scope import ScopedQuerySet
from gongkai.information.models.information import Information

if TYPE_CHECKING:
    from typing import Self

    from gongkai.core.actors import Actor


class ReleasePackageQuerySet(ScopedQuerySet["ReleasePackage"]):
    """Seen by whoever looks after the document."""

    def visible_to(self, actor: Actor) -> Self:
        return self.none() if actor.is_public else self.filter(actor.reach("document__owner"))


class ReleasePackage(models.Model):
    """The plan for interpreting a document, who answers for it, and, where it was done without, why."""

    document = models.OneToOneField(Information, models.CASCADE, verbose_name="政策文件", related_name="package")
    plan = models.TextField("解读方案", blank=True)
    first_interpreter = models.CharField("第一解读人", max_length=100, blank=True)
    waived_reason = models.CharField("不作解读的理由", max_length=300, blank=True)
    waived_by_name = models.CharField("豁免人", max_length=100, blank=True)
    waived_at = models.DateTimeField("豁免时间", null=True, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ReleasePackageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政策解读"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.document.title


class PackageMaterial(models.Model):
    """An interpretation that goes out with its document; one belongs to one package."""

    package = models.ForeignKey(ReleasePackage, models.CASCADE, verbose_name="政策解读", related_name="materials")
    information = models.OneToOneField(
        Information, models.CASCADE, verbose_name="解读材料", related_name="explains_in"
    )

    class Meta:
        verbose_name = verbose_name_plural = "解读材料"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.information.title
