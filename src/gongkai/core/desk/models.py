"""A list's filters and order under a name, kept for one person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A saved view: the query string of one module's list, for the person who saved it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="人员", related_name="+")
    module = models.CharField("模块", max_length=40)
    name = models.CharField("名称", max_length=40)
    query = models.CharField("筛选条件", max_length=1000)

    class Meta:
        verbose_name = verbose_name_plural = "常用视图"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "module", "name"], name="saved_view_name")
        ]

    def __str__(self) -> str:
        return self.name
