"""What the citizen's side keeps: counts without persons, drafts for hours, traces of addresses for weeks."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from gongkai.cases.enums import Purpose
from gongkai.cases.sealing import Sealed, place_of


class Turn(models.TextChoices):
    """What somebody did who had been shown published material first."""

    SHOWN = "shown", "看到了已公开的信息"
    OPENED = "opened", "打开看了"
    FOUND = "found", "找到了，没有申请"
    WENT_ON = "went_on", "继续申请"
    APPLIED = "applied", "提交了申请"


class Guidance(models.Model):
    """How many, of a day. Nothing of who, of what was sought, or of what was found."""

    day = models.DateField("日期")
    turn = models.CharField("结果", max_length=10, choices=Turn.choices)
    count = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "申请前查找"
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "turn"], name="guidance_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.turn} {self.count}"


class Draft(models.Model):
    """An application between form and submission, sealed. Its `uid` is the key of the submission."""

    uid = models.UUIDField("标识", primary_key=True)
    sealed = models.BinaryField("内容")
    touched_at = models.DateTimeField("修改时间", auto_now=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "未提交的申请"

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def data(self) -> dict[str, Any]:
        """What was typed, by field."""
        return Sealed.data(bytes(self.sealed), place_of(self))


class DraftFile(models.Model):
    """A file of a draft, sealed in the store."""

    draft = models.ForeignKey(Draft, models.CASCADE, verbose_name="申请", related_name="files")
    purpose = models.CharField("用途", max_length=20, choices=Purpose.choices)
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    name = models.CharField("文件名", max_length=300)
    size = models.PositiveBigIntegerField("大小")
    stored = models.CharField("存放位置", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "未提交的申请材料"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name


class Arrival(models.Model):
    """From which address an application came, as a keyed hash: for the marks of the month, then erased."""

    case = models.OneToOneField("cases.Case", models.CASCADE, verbose_name="办件", related_name="+")
    address = models.CharField("来源指纹", max_length=64)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请来源"
        indexes: ClassVar = [models.Index(fields=["address", "at"], name="arrival_address")]

    def __str__(self) -> str:
        return f"{self.case} {self.at}"


class Miss(models.Model):
    """A number with a code that does not belong to it: both the number and the address as keyed hashes."""

    number = models.CharField("编号指纹", max_length=64)
    address = models.CharField("来源指纹", max_length=64)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "查询码有误"
        indexes: ClassVar = [
            models.Index(fields=["number", "at"], name="miss_number"),
            models.Index(fields=["address", "at"], name="miss_address"),
        ]

    def __str__(self) -> str:
        return str(self.at)
