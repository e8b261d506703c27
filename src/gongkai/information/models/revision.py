"""History: every version of a piece of information, whole, with who made it and whether it took effect."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gongkai.information.enums import RevisionState
from gongkai.information.models.information import Information


class Revision(models.Model):
    """One version: the editable fields as JSON. An edit of published information waits here to be approved."""

    information = models.ForeignKey(Information, models.CASCADE, verbose_name="所属信息", related_name="revisions")
    number = models.PositiveIntegerField("版次")
    state = models.CharField("状态", max_length=10, choices=RevisionState.choices, default=RevisionState.APPLIED)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="修改人", null=True, related_name="+"
    )
    author_name = models.CharField("修改人姓名", max_length=100)
    reason = models.CharField("修改说明", max_length=300, blank=True)
    content = models.JSONField("内容", encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "版本"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["information", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["information"],
                condition=models.Q(state=RevisionState.PENDING),
                name="revision_one_pending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.information} 第 {self.number} 版"
