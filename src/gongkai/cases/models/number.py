"""Numbers that are given once and without gaps: of a unit, a series and a year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class NumberSeries(models.Model):
    """The last number given. Its row is locked until the act that took the number ends."""

    unit = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="机构", related_name="+")
    series = models.CharField("字", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后编号", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "编号"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "series", "year"], name="number_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.last}号"
