"""One row for each address that has a file, or should have one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

LONGEST_PATH = 500


class Page(models.Model):
    """An address of the static output: what was last rendered for it, and whether it must be rendered anew.

    `marks` counts how often the page was marked. Who has rendered it takes the mark away only if the count is
    still the one seen before rendering, so that no change is lost between the two.
    """

    site = models.CharField("站点", max_length=40, default="", blank=True)
    path = models.CharField("地址", max_length=LONGEST_PATH)  # as typed, not percent-encoded: /themes/综合政务/
    sha256 = models.CharField("摘要", max_length=64, blank=True)  # empty: there is no file
    size = models.PositiveBigIntegerField("字节数", default=0)
    rendered_at = models.DateTimeField("生成时间", null=True)
    due_at = models.DateTimeField("应于何时重新生成", null=True, db_index=True)  # None: nothing to do
    backlog = models.BooleanField(
        "可以稍后", default=False
    )  # part of rendering everything: after what has changed
    marks = models.PositiveIntegerField("标记次数", default=0)
    last_error = models.TextField("最近错误", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "静态页面"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "path"], name="page_path_once")]
        indexes: ClassVar = [
            models.Index(fields=["backlog", "due_at"], condition=models.Q(due_at__isnull=False), name="page_due")
        ]

    def __str__(self) -> str:
        return self.path


class Dependency(models.Model):
    """A page showed what the key stands for (`row:12`): when that changes, the page must be rendered anew."""

    page = models.ForeignKey(Page, models.CASCADE, verbose_name="页面", related_name="dependencies")
    key = models.CharField("依赖", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "页面依赖"
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "page"], name="dependency_once")]

    def __str__(self) -> str:
        return f"{self.page} ← {self.key}"
