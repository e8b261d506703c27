"""An address of another site that texts link to, and what it last answered."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from django.db import models

from gongkai.information.models.information import Information


class OutwardLink(models.Model):
    """One address, however many texts hold it. `problem` is empty while it answers."""

    digest = models.CharField("摘要", max_length=64, unique=True)
    url = models.TextField("地址")
    host = models.CharField("主机", max_length=255, db_index=True)
    used_in = models.ManyToManyField(Information, verbose_name="使用于", related_name="outward_links")
    problem = models.CharField("问题", max_length=100, blank=True)
    failures = models.PositiveSmallIntegerField("连续失败次数", default=0)
    checked_at = models.DateTimeField("检查时间", null=True, blank=True)
    next_on = models.DateField("下次检查", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "外部链接"
        ordering: ClassVar = ["next_on", "id"]

    def __str__(self) -> str:
        return self.url


class Gathered(models.Model):
    """How far the audit trail has been followed for texts that changed: one row."""

    until = models.PositiveBigIntegerField("已收集至审计序号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "链接收集进度"

    def __str__(self) -> str:
        return str(self.until)


def digest_of(url: str) -> str:
    """The key of an address: addresses are longer than an index takes."""
    return hashlib.sha256(url.encode()).hexdigest()
