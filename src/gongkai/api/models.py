"""Tokens of other systems, and the answers that were given under an idempotency key."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from gongkai.api.querysets import TokenQuerySet
from gongkai.api.scopes import Scope

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role

PER_MINUTE = 120


class Standing(StrEnum):
    """Whether a token opens anything today."""

    USABLE = "usable"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        return {"usable": "可用", "expired": "已到期", "revoked": "已停用"}[self.value]


class ApiToken(models.Model):
    """What another system shows to be let in. The secret itself is not kept: only its SHA-256 (it is 256 random
    bits, so that a slow hash would protect nothing) and its first characters, by which people tell tokens apart.

    It acts for `organization` (with `below`, for all below it too), in the roles of its scopes and no others.
    """

    name = models.CharField("名称", max_length=80)
    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="单位", related_name="api_tokens"
    )
    below = models.BooleanField("含下级单位", default=False)
    scopes = models.JSONField("权限", default=list)
    secret_sha256 = models.CharField("密钥摘要", max_length=64, unique=True, editable=False)
    prefix = models.CharField("密钥开头", max_length=12, editable=False)
    expires_on = models.DateField("有效期至", null=True, blank=True)  # that day included
    per_minute = models.PositiveIntegerField("每分钟次数", default=PER_MINUTE)
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)
    minute = models.PositiveBigIntegerField("计数的分钟", default=0, editable=False)  # since 1970
    count = models.PositiveIntegerField("该分钟的次数", default=0, editable=False)
    created_by = models.CharField("建立人", max_length=100, blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)
    revoked_reason = models.CharField("停用理由", max_length=300, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "接口令牌"
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.name}（{self.prefix}…）"

    @property
    def standing(self) -> Standing:
        """Whether it opens anything today."""
        if self.revoked_at:
            return Standing.REVOKED
        over = self.expires_on is not None and self.expires_on < timezone.localdate()
        return Standing.EXPIRED if over else Standing.USABLE

    @property
    def scope_labels(self) -> str:
        """登记起算事件、读取应公开事项."""
        labels = dict(Scope.choices)
        return "、".join(str(labels.get(scope, scope)) for scope in self.scopes)

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the organization that the token acts for."""
        return self.organization.seats_of(actor)


class ApiAnswer(models.Model):
    """What was answered to a key of a token: the same call again gets that answer, nothing is done twice."""

    token = models.ForeignKey(ApiToken, models.CASCADE, verbose_name="令牌", related_name="answers")
    key = models.CharField("幂等键", max_length=120)
    act = models.CharField("操作", max_length=80)
    body_sha256 = models.CharField("内容摘要", max_length=64)
    status = models.PositiveSmallIntegerField("状态码", default=0)
    answer = models.JSONField("应答", default=dict)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "接口应答"
        constraints: ClassVar = [models.UniqueConstraint(fields=["token", "key"], name="api_answer_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.act}"
