"""The counter behind 索引号: one row for each organization code and year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class IndexSerial(models.Model):
    """The last serial given out under ``code/year-`` (国办秘函〔2009〕6号); locked while the next is taken."""

    code = models.CharField("机构代码", max_length=18)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后流水号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "索引号流水"
        constraints: ClassVar = [models.UniqueConstraint(fields=["code", "year"], name="index_serial_once")]

    def __str__(self) -> str:
        return f"{self.code}/{self.year}-{self.last:05d}"
