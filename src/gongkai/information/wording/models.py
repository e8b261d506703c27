"""Writings that look wrong and are right, as an editor of the information said."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.information.models.information import Information


class AcceptedWording(models.Model):
    """One writing that one piece of information may keep: `wrong` is not to become `suggest`."""

    information = models.ForeignKey(
        Information, models.CASCADE, verbose_name="政府信息", related_name="accepted_wordings"
    )
    wrong = models.CharField("写法", max_length=200)
    suggest = models.CharField("未采用的建议", max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="确认人", null=True, related_name="+"
    )
    by_name = models.CharField("确认人姓名", max_length=100)
    at = models.DateTimeField("确认时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "确认无误的写法"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["information", "wrong", "suggest"], name="accepted_wording_once")
        ]

    def __str__(self) -> str:
        return self.wrong
