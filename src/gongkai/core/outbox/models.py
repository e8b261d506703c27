"""One row for each side effect still owed. What is delivered is deleted; what cannot be is kept as dead."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class OutboxState(models.TextChoices):
    """Where a row stands."""

    PENDING = "pending", "待投递"
    RUNNING = "running", "投递中"
    DEAD = "dead", "投递失败"


class OutboxEntry(models.Model):
    """A side effect: its topic, its payload, how often it was tried and who holds it until when."""

    topic = models.CharField("主题", max_length=80)
    payload = models.JSONField("内容")
    state = models.CharField("状态", max_length=10, choices=OutboxState.choices, default=OutboxState.PENDING)
    attempts = models.PositiveSmallIntegerField("已尝试", default=0)
    # How many rows it may be claimed with after a worker died holding it among others; 0: any number.
    together = models.PositiveSmallIntegerField("同批上限", default=0)
    not_before = models.DateTimeField("最早投递", default=timezone.now)
    taken_by = models.CharField("执行者", max_length=100, default="")
    taken_until = models.DateTimeField("占用至", null=True)
    last_error = models.TextField("最近错误", default="")
    created_at = models.DateTimeField("写入时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "待投递"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["state", "topic", "not_before", "id"], name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.topic} #{self.pk}"
