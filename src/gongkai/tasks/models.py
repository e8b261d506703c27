"""任务: something ordered by a document, the units that it binds, and their progress with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.querysets import TaskQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class Task(models.Model):
    """One line of a ledger. It stays tied to the document and the sentence that ordered it."""

    document = models.ForeignKey(
        "information.Information", models.PROTECT, verbose_name="来源文件", related_name="tasks"
    )
    owner = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="台账管理单位", related_name="owned_tasks"
    )
    position = models.PositiveIntegerField("次序")
    number = models.CharField("序号", max_length=20)
    group = models.CharField("类别", max_length=300, blank=True)
    text = models.TextField("任务内容")
    due_on = models.DateField("完成时限", null=True, blank=True, db_index=True)
    due_text = models.CharField("时限（原文）", max_length=200, blank=True)
    clause = models.TextField("来源语句", blank=True)  # the sentence of the document's body that ordered it
    clause_anchor = models.CharField(
        "来源位置", max_length=60, blank=True
    )  # the anchor of its section on the page
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
        return f"{self.number} {self.text}"[:120]

    def get_absolute_url(self) -> str:
        return f"{reverse('portal:ledger', args=[self.document_id])}#task-{self.pk}"

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the ledger's owner."""
        return self.owner.seats_of(actor)


class TaskUnit(models.Model):
    """A unit that a task binds, as written, and the organization that it resolves to (None: not yet, or a group)."""

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="任务", related_name="units")
    role = models.CharField("角色", max_length=20, choices=UnitRole.choices)
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = models.CharField("单位（原文）", max_length=200)
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

    def __str__(self) -> str:
        return self.name


class ProgressNote(models.Model):
    """进展: what a unit reports on a day, with the information that proves it."""

    task = models.ForeignKey(Task, models.CASCADE, verbose_name="任务", related_name="progress")
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="报送单位", related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="报送人", related_name="+"
    )
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
