"""What a unit's letters say of the unit itself. What is left empty follows from the tree of organizations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.cases.querysets import OfUnitQuerySet


class UnitParticulars(models.Model):
    """One row a unit. `code` heads its numbers (机关代字); the limits are those of the letters' own facts."""

    unit = models.OneToOneField(
        "orgs.Organization", models.PROTECT, verbose_name="机关", related_name="letter_particulars"
    )
    code = models.CharField("文号代字", max_length=20, blank=True)
    phone = models.CharField("联系电话", max_length=60, blank=True)
    address = models.CharField("办公地址", max_length=120, blank=True)
    submit_to = models.CharField("提交途径", max_length=200, blank=True)
    payment = models.CharField("信息处理费缴纳方式", max_length=500, blank=True)
    review_body = models.CharField("复议机关", max_length=60, blank=True)
    court = models.CharField("受理行政诉讼的法院", max_length=60, blank=True)
    online_channel = models.CharField("网上申请复议的渠道", max_length=200, blank=True)
    head = models.CharField("负责人", max_length=60, blank=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = OfUnitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文书信息"
        ordering: ClassVar = ["unit_id"]

    def __str__(self) -> str:
        return f"{self.unit}的文书信息"
