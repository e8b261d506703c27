"""The other names that a body goes by, and the phrases that stand for many bodies at once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.orgs.models.organization import Organization
from gongkai.orgs.querysets import UnresolvedNameQuerySet


class NameKind(models.TextChoices):
    """Why a body is called so."""

    ALIAS = "alias", "别名"
    ABBREVIATION = "abbreviation", "简称"
    FORMER = "former", "曾用名"


class OrganizationName(models.Model):
    """Another name of an organization, with the days between which it was borne (市工商局 → 市市场监管局)."""

    organization = models.ForeignKey(Organization, models.CASCADE, verbose_name="机构", related_name="names")
    name = models.CharField("名称", max_length=120, db_index=True)
    kind = models.CharField("类别", max_length=20, choices=NameKind.choices, default=NameKind.ALIAS)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机构名称"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "name"], name="organization_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class GroupName(models.Model):
    """A phrase that stands for all bodies of some kinds below one (各市、区; 市各委办局)."""

    name = models.CharField("统称", max_length=120)
    within = models.ForeignKey(Organization, models.CASCADE, verbose_name="范围", related_name="group_names")
    kinds = models.JSONField("机构类别", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "机构统称"
        constraints: ClassVar = [models.UniqueConstraint(fields=["within", "name"], name="group_name_once")]

    def __str__(self) -> str:
        return self.name


class Settlement(models.TextChoices):
    """What a person decided about a name that did not resolve."""

    OPEN = "open", "待认定"
    ORGANIZATION = "organization", "已对应机构"
    OUTSIDE = "outside", "本平台以外的单位"
    NOT_A_NAME = "not_a_name", "不是单位名称"


class UnresolvedName(models.Model):
    """A name found in documents that matches no organization: kept raw, settled once by a person."""

    name = models.CharField("原文", max_length=200)
    within = models.ForeignKey(Organization, models.CASCADE, verbose_name="来源范围", related_name="+")
    seen = models.PositiveIntegerField("出现次数", default=1)
    example = models.CharField("出处", max_length=300, blank=True)
    state = models.CharField("认定", max_length=20, choices=Settlement.choices, default=Settlement.OPEN)
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="对应机构", null=True, blank=True, related_name="+"
    )

    objects = UnresolvedNameQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "未识别的单位名称"
        ordering: ClassVar = ["-seen", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["within", "name"], name="unresolved_name_once")]

    def __str__(self) -> str:
        return self.name
