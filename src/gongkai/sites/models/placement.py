"""What was put into a column by hand."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.sites.models.column import Column
from gongkai.sites.querysets import PlacementQuerySet


class Placement(models.Model):
    """Information that stands in a column because somebody put it there."""

    column = models.ForeignKey(Column, models.CASCADE, verbose_name="栏目", related_name="placements")
    information = models.ForeignKey(
        "information.Information", models.CASCADE, verbose_name="政府信息", related_name="placements"
    )
    created_at = models.DateTimeField("放入时间", auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人工放入"
        ordering: ClassVar = ["column_id", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["column", "information"], name="placement_once")]

    def __str__(self) -> str:
        return f"{self.column} ← {self.information}"
