"""What the watcher saw each time it compared the output with the manifest, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from gongkai.core.scope import ScopedQuerySet
from gongkai.publishing.models.page import LONGEST_PATH

if TYPE_CHECKING:
    from typing import Self

    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class CheckState(models.TextChoices):
    """How a look at the output came out."""

    SOUND = "sound", "全部一致"
    OPEN = "open", "待确认"
    ACKNOWLEDGED = "acknowledged", "已确认"


class FindingKind(models.TextChoices):
    """What was wrong with a file, or that it was the manifest itself."""

    CHANGED = "changed", "被改动"
    MISSING = "missing", "缺失"
    EXTRA = "extra", "多出"
    MANIFEST = "manifest", "发布清单"


class OutputCheckQuerySet(ScopedQuerySet["OutputCheck"]):
    """Auditors and administrators of the organization that keeps the installation, and of those above it."""

    def visible_to(self, actor: Actor) -> Self:
        from gongkai.core.desk.todo import acting_as  # noqa: PLC0415 - the desk comes after the models
        from gongkai.publishing.checks import KEEPERS  # noqa: PLC0415 - it reads this model

        return self.none() if actor.is_public else self.filter(acting_as(actor, *KEEPERS).reach("owner"))


class OutputCheck(models.Model):
    """A look at the whole output. Looks that saw the same as the one before are counted, not kept apart."""

    owner = models.ForeignKey(
        "orgs.Organization", models.CASCADE, verbose_name="单位", null=True, related_name="+"
    )
    state = models.CharField("结果", max_length=12, choices=CheckState.choices, default=CheckState.SOUND)
    first_at = models.DateTimeField("首次巡查")
    last_at = models.DateTimeField("最近巡查")
    times = models.PositiveIntegerField("巡查次数", default=1)
    files = models.PositiveBigIntegerField("核对的文件", default=0)
    found = models.PositiveIntegerField("问题", default=0)
    fingerprint = models.CharField("问题摘要", max_length=64, blank=True)  # the same findings have the same
    acknowledged_at = models.DateTimeField("确认时间", null=True)
    acknowledged_by = models.CharField("确认人", max_length=100, blank=True)
    note = models.CharField("处理说明", max_length=300, blank=True)

    objects = OutputCheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开页面完整性"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        if not self.found:
            return f"核对 {self.files} 个文件，全部一致"
        return f"核对 {self.files} 个文件，发现 {self.found} 个问题"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the organization that keeps the installation."""
        if self.owner is None:
            return frozenset()
        return actor.roles_over(self.owner.pk, self.owner.path)


class TamperFinding(models.Model):
    """A file that was not what was approved, or a fault of the manifest; what it was and what became of it."""

    check_seen = models.ForeignKey(OutputCheck, models.CASCADE, verbose_name="巡查", related_name="findings")
    kind = models.CharField("问题", max_length=10, choices=FindingKind.choices)
    name = models.CharField("文件", max_length=LONGEST_PATH + 20, blank=True)  # below the root of the output
    what = models.CharField("说明", max_length=300, blank=True)
    expected_sha256 = models.CharField("应有摘要", max_length=64, blank=True)
    found_sha256 = models.CharField("实有摘要", max_length=64, blank=True)
    restored_at = models.DateTimeField("恢复时间", null=True)
    quarantine = models.CharField("隔离位置", max_length=LONGEST_PATH + 120, blank=True)  # below the home

    class Meta:
        verbose_name = verbose_name_plural = "页面改动"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.name or self.what}"
