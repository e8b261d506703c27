"""任务: something ordered by a document, the units that it binds, and their progress with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.querysets import TaskQuerySet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


TASKS_A_PAGE = 50  # of a public ledger
KEEPERS = frozenset({Role.DISCLOSURE_OFFICER})
WORKERS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER, Role.HANDLER, Role.SIGNATORY})


def _working_seats(organization: Organization, actor: Actor) -> frozenset[Role]:
    seats = organization.seats_of(actor) & WORKERS
    officer = any(
        grant.role is Role.DISCLOSURE_OFFICER and grant.organization_id == organization.pk
        for grant in actor.grants
    )
    return seats | {Role.HANDLER} if officer else seats


class Task(models.Model):
    """One line of a ledger. It stays tied to the document and the sentence that ordered it."""

    document = models.ForeignKey(
        "information.Information", models.PROTECT, verbose_name="来源文件", related_name="tasks"
    )
    owner = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="台账管理单位", related_name="owned_tasks"
    )
    position = models.PositiveIntegerField("次序")
    number = models.CharField("序号", max_length=60, blank=True)
    group = models.TextField("类别", blank=True)
    text = models.TextField("任务内容")
    due_on = models.DateField("完成时限", null=True, blank=True, db_index=True)
    due_text = models.TextField("时限（原文）", blank=True)
    # The sentence of the document's body that ordered it, and the anchor of its section on the page.
    clause = models.TextField("来源语句", blank=True)
    clause_anchor = models.CharField("来源位置", max_length=60, blank=True)
    raw = models.JSONField("原表格", default=dict)
    state = models.CharField(
        "状态", max_length=20, choices=TaskState.choices, default=TaskState.OPEN, db_index=True
    )
    done_on = models.DateField("完成日期", null=True, blank=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任务"
        ordering: ClassVar = ["document_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "position"], name="task_position_once")
        ]

    def __str__(self) -> str:
        return (f"任务 {self.number}：{self.text}" if self.number else self.text)[:120]

    def get_absolute_url(self) -> str:
        further = f"?task={self.pk}" if self.position >= TASKS_A_PAGE else ""
        return f"{reverse('portal:ledger', args=[self.document_id])}{further}#task-{self.pk}"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """Keeping the ledger belongs to the owner's disclosure office, the work to those of the units named.

        A unit's own 政务公开办 works the task as its 承办人; that of the ledger's owner keeps the ledger.
        """
        seats = self.owner.seats_of(actor) & KEEPERS
        for organization in self._organizations():
            seats |= _working_seats(organization, actor)
        return seats

    @property
    def has_workers(self) -> bool:
        """Whether any of its units is an organization of the platform."""
        return any(unit.organization_id for unit in self.units.all())

    def _organizations(self) -> Iterator[Organization]:
        """The organizations of its units: one query, none when ``units__organization`` was prefetched."""
        prefetched = "units" in getattr(self, "_prefetched_objects_cache", {})
        units = self.units.all() if prefetched else self.units.select_related("organization")
        return (unit.organization for unit in units if unit.organization is not None)


class TaskUnit(models.Model):
    """A unit that a task binds, as written, and the organization that this is (None: not known, or a group)."""

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="任务", related_name="units")
    role = models.CharField("角色", max_length=20, choices=UnitRole.choices)
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = models.TextField("单位（原文）")
    organization = models.ForeignKey(
        "orgs.Organization",
        models.PROTECT,
        verbose_name="机构",
        null=True,
        blank=True,
        related_name="task_units",
    )
    is_group = models.BooleanField("统称", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "任务单位"
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [
            models.Index(fields=["task"], condition=models.Q(is_group=True), name="task_unit_group")
        ]

    def __str__(self) -> str:
        return self.name


class ProgressNote(models.Model):
    """进展: what a unit reports on a day, with the information that proves it."""

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="任务", related_name="progress")
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="报送单位", related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="报送人", null=True, related_name="+"
    )
    author_name = models.CharField("报送人姓名", max_length=100)
    text = models.TextField("进展")
    evidence = models.ManyToManyField(
        "information.Information", verbose_name="佐证信息", blank=True, related_name="+"
    )
    created_at = models.DateTimeField("报送时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "进展"
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.text[:60]
