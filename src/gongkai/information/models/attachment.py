"""附件: files reached only through the information they belong to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.information.models.information import Information


class Attachment(models.Model):
    """A file of a piece of information: its name as shown, what it is, how large, its SHA-256."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="所属信息", related_name="attachments"
    )
    position = models.PositiveSmallIntegerField("序号", default=0)
    name = models.CharField("名称", max_length=300)
    file = models.FileField("文件", upload_to="attachments/%Y/%m", max_length=300, blank=True)
    url = models.URLField("原地址", max_length=1000, blank=True)  # imported records often have only an address
    media_type = models.CharField("格式", max_length=100, blank=True)
    size = models.PositiveBigIntegerField("大小", default=0)
    sha256 = models.CharField("摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name
