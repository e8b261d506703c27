"""A file of a case, sealed as it lies in the store; it is reached through its case alone."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from gongkai.cases.enums import Purpose
from gongkai.cases.models.case import Case
from gongkai.cases.querysets import OfCaseQuerySet


class CaseDocument(models.Model):
    """`sha256` is that of the file itself, not of what is stored. `made_from`: the original of a redacted copy."""

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="documents")
    purpose = models.CharField("用途", max_length=20, choices=Purpose.choices)
    name = models.CharField("文件名", max_length=300)
    media_type = models.CharField("格式", max_length=100)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField("摘要", max_length=64)
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    stored = models.CharField("存放位置", max_length=300)
    made_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name="来自", null=True, blank=True, related_name="copies"
    )
    released = models.BooleanField("已核准提供", default=False)
    erased_on = models.DateField("销毁日期", null=True, blank=True)
    added_at = models.DateTimeField("加入时间", auto_now_add=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办件材料"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
