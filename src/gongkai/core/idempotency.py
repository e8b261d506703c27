"""The same submission twice is once: every state-changing form and call carries a key, checked in the database."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from django.db import IntegrityError, models, transaction

from gongkai.core.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor


class IdempotencyRecord(models.Model):
    """A key that was used, by whom, for which act, and what came of it."""

    key = models.UUIDField("幂等键")
    actor_id = models.BigIntegerField("人员", default=0)
    act = models.CharField("操作", max_length=80)
    outcome = models.CharField("结果", max_length=500, default="")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "提交记录"
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "actor_id"], name="idempotency_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.act}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act led to (an address, an id) and whether this was a repetition of it."""

    result: str
    repeated: bool


def new_key() -> str:
    """A key for a form that is about to be shown."""
    return str(uuid.uuid4())


def once(key: str, *, actor: Actor, act: str, do: Callable[[], str]) -> Outcome:
    """Run `do` in one transaction with its key; with the same key again, do nothing and give the first outcome.

    When `do` raises, the key is free again. Two at once: the second waits for the first.
    Raises InvalidInputError for a key that is no UUID, or that was used for another act.
    """
    try:
        parsed = uuid.UUID(key)
    except ValueError:
        raise InvalidInputError("idempotency_key", "提交缺少有效的幂等键，请刷新页面后重新提交。") from None
    try:
        with transaction.atomic():
            record = IdempotencyRecord.objects.create(key=parsed, actor_id=actor.person_id or 0, act=act)
            record.outcome = do()
            record.save(update_fields=["outcome"])
            return Outcome(record.outcome, repeated=False)
    except IntegrityError:
        earlier = IdempotencyRecord.objects.filter(key=parsed, actor_id=actor.person_id or 0).first()
        if earlier is None:  # the conflict was the act's own, not the key's
            raise
    if earlier.act != act:
        raise InvalidInputError("idempotency_key", "该提交标识已用于另一操作，请刷新页面后重新提交。")
    return Outcome(earlier.outcome, repeated=True)
