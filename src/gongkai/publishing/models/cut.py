"""Where the pages of a list end. Once set an end never moves, so that a page that is full stays as it is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.publishing.models.page import LONGEST_PATH


class ListCut(models.Model):
    """The last row of a page, by day and key. Pages count from the oldest; later rows open a new one."""

    site = models.CharField("站点", max_length=40, default="", blank=True)
    list = models.CharField("列表地址", max_length=LONGEST_PATH)
    number = models.PositiveIntegerField("页次")
    day = models.DateField("末行日期")  # date.min for rows without one: they are the oldest
    key = models.PositiveBigIntegerField("末行编号")

    class Meta:
        verbose_name = verbose_name_plural = "列表分页"
        ordering: ClassVar = ["list", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "list", "number"], name="list_cut_once")]

    def __str__(self) -> str:
        return f"{self.list} {self.number}"
