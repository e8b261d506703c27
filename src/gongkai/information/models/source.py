"""Where else an import met a document that the library already had."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.information.models.information import Information


class OtherSource(models.Model):
    """A second record of the same document (same 文号, same title): noted, its text not taken over."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="政府信息", related_name="other_sources"
    )
    key = models.CharField("来源标识", max_length=200, unique=True)
    hash = models.CharField("来源摘要", max_length=64, db_index=True)
    source = models.CharField("来源", max_length=300)
    url = models.URLField("原文地址", max_length=1000, blank=True)
    noted_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "其他来源"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.source
