"""What the citizen's side keeps: counts without persons, drafts for hours, traces of addresses for weeks."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models

from gongkai.cases.enums import Purpose
from gongkai.cases.office.querysets import OVERSEERS
from gongkai.cases.sealing import Sealed, place_of
from gongkai.core.scope import ScopedQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


class Turn(models.TextChoices):
    """What somebody did who had been shown published material first."""

    SHOWN = "shown", "看到已公开信息"
    OPENED = "opened", "打开查看"
    FOUND = "found", "找到了，没有申请"
    WENT_ON = "went_on", "继续填写申请"
    APPLIED = "applied", "提交申请"


class GuidanceQuerySet(ScopedQuerySet["Guidance"]):
    """Counts of the whole portal, for whoever oversees applications anywhere in the city."""

    def visible_to(self, actor: Actor) -> Self:
        return self.all() if actor.is_system or actor.holds(*OVERSEERS) else self.none()


class Guidance(models.Model):
    """How many, of a month, by turn. Nothing of who, of what was sought, or of what was found."""

    month = models.DateField("月份", unique=True)
    shown = models.PositiveIntegerField("看到已公开信息", default=0)
    opened = models.PositiveIntegerField("打开查看", default=0)
    found = models.PositiveIntegerField("找到了，没有申请", default=0)
    went_on = models.PositiveIntegerField("继续填写申请", default=0)
    applied = models.PositiveIntegerField("提交申请", default=0)

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "申请前引导"
        ordering: ClassVar = ["-month"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def counts(self) -> dict[Turn, int]:
        """How many, by turn."""
        return {turn: getattr(self, turn.value) for turn in Turn}


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
