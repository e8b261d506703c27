"""The rows of structured information: whole lists that never change once written, so that versions share them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.information.models.information import Information


class RowList(models.Model):
    """A list of rows as some version has it, known by the SHA-256 of what it holds.

    A version names its list by that digest: an edit that leaves the table alone copies no row, going back to an
    earlier table finds the old list, and whoever proves a version proves its rows with it.
    """

    information = models.ForeignKey(Information, models.CASCADE, verbose_name="所属信息", related_name="row_lists")
    sha256 = models.CharField("摘要", max_length=64)
    count = models.PositiveIntegerField("行数")
    wrong = models.PositiveIntegerField("有误的行数", default=0)
    made_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "表格"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["information", "sha256"], name="row_list_once")]

    def __str__(self) -> str:
        return f"{self.information} 的表格（{self.count} 行）"


class InformationRow(models.Model):
    """One row: {column: value} as `kinds.reading` keeps values. What could not be read stays as it was written,
    with what is wrong in `faults` ({column: what}); such a row is never released. `text` is what the public may
    search."""

    list = models.ForeignKey(RowList, models.CASCADE, verbose_name="表格", related_name="rows")
    position = models.PositiveIntegerField("序号")
    values = models.JSONField("内容")
    faults = models.JSONField("问题", default=dict, blank=True)
    text = models.TextField("检索文本", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "表格行"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["list", "position"], name="information_row_once")]

    def __str__(self) -> str:
        return f"第 {self.position} 行"
