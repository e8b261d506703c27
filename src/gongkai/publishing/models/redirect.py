"""Old addresses that lead somewhere: merged or moved information, the pages of a site that was imported."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.publishing.models.page import LONGEST_PATH


class Redirect(models.Model):
    """Where an address that no longer has a page of its own leads to.

    `site` is the host name of the old site, empty for every host: two old sites may both have had `/index.html`.
    """

    site = models.CharField("旧站域名", max_length=253, default="", blank=True)
    path = models.CharField("旧地址", max_length=LONGEST_PATH)
    target = models.CharField("新地址", max_length=LONGEST_PATH)  # a path of this site
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "地址跳转"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "path"], name="redirect_path_once")]

    def __str__(self) -> str:
        return f"{self.path} → {self.target}"
