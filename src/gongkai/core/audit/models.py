"""The chain of audit entries and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from gongkai.core.errors import RefusedError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

GENESIS = "0" * 64


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reading of the trail; writing through a queryset is refused."""

    def visible_to(self, actor: Actor) -> AuditQuerySet:
        """The entries about what the actor looks after; the public sees none."""
        if actor.is_system:
            return self
        owners = {grant.organization_id for grant in actor.grants}
        paths = models.Q()
        for grant in actor.grants:
            paths |= models.Q(owner_path__startswith=grant.path) if grant.covers(-1, grant.path) else models.Q()
        return self.filter(models.Q(owner_id__in=owners) | paths) if owners else self.none()

    def of(self, subject: models.Model) -> AuditQuerySet:
        """The entries about one row, newest first."""
        table = subject._meta.concrete_model or type(subject)
        return self.filter(subject_type=table._meta.label_lower, subject_id=str(subject.pk)).order_by("-sequence")

    def update(self, **_: Any) -> NoReturn:
        raise RefusedError("审计记录只可追加，不可修改。")

    def delete(self) -> NoReturn:
        raise RefusedError("审计记录只可追加，不可删除。")


class AuditEntry(models.Model):
    """One act: who did what to which row, what it was before and after, and the hash that ties it to the trail."""

    sequence = models.PositiveBigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    actor_kind = models.CharField("主体类别", max_length=10)
    actor_id = models.BigIntegerField("人员", null=True)
    actor_name = models.CharField("操作人", max_length=100)
    event = models.CharField("事件", max_length=80)
    subject_type = models.CharField("对象类型", max_length=80)
    subject_id = models.CharField("对象", max_length=40)
    subject_label = models.CharField("对象名称", max_length=300)
    # Not foreign keys: the trail outlives what it speaks of.
    owner_id = models.BigIntegerField("所属机构", null=True)
    owner_path = models.CharField("机构路径", max_length=200, default="")
    data = models.JSONField("内容", default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField("前一条摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64, unique=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        ordering: ClassVar = ["-sequence"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-sequence"], name="audit_subject"),
            models.Index(fields=["owner_id", "-sequence"], name="audit_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.event} {self.subject_label}"

    def save(self, *_: Any, **__: Any) -> NoReturn:
        """Entries come in through `record`, never one by one."""
        raise RefusedError("审计记录只可追加，不可修改。")

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise RefusedError("审计记录只可追加，不可删除。")


class AuditHead(models.Model):
    """The last entry's number and hash: one row, locked by whoever appends, so that the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField("序号", default=0)
    hash = models.CharField("摘要", max_length=64, default=GENESIS)

    class Meta:
        verbose_name = verbose_name_plural = "审计链头"

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
