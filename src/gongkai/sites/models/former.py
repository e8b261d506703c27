"""Addresses that a column had before it was moved, renamed or merged."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.sites.models.column import LONGEST_PATH, Column
from gongkai.sites.models.site import Site


class FormerPath(models.Model):
    """At this path of the site once stood a column; whoever asks for it is led to `column` as it is now.

    Kept by column, not by address: however often it moves, an old address leads there in one step.
    """

    site = models.ForeignKey(Site, models.CASCADE, verbose_name="网站", related_name="+")
    path = models.CharField("原路径", max_length=LONGEST_PATH)
    column = models.ForeignKey(Column, models.CASCADE, verbose_name="现栏目", related_name="former_paths")

    class Meta:
        verbose_name = verbose_name_plural = "栏目原路径"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "path"], name="former_path_once")]

    def __str__(self) -> str:
        return f"{self.path} → {self.column}"
