"""Making and revoking tokens."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.api.models import PER_MINUTE, ApiToken
from gongkai.api.scopes import Scope
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

MARK = "gk_"  # tells a secret of ours from other texts, also to those who scan for leaked ones
SECRET_BYTES = 32
PREFIX = 8
MOST_PER_MINUTE = 6000


@dataclass(frozen=True, slots=True)
class Made:
    """A new token and its secret, which nobody can be shown again."""

    token: ApiToken
    secret: str


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def create_token(  # the facts of a token, each by its name
    *,
    name: str,
    organization: Organization,
    scopes: Sequence[str],
    actor: Actor,
    expires_on: dt.date | None = None,
    below: bool = False,
    per_minute: int = PER_MINUTE,
) -> Made:
    """A token for another system; its secret is in the result and nowhere else.

    RefusedError for anybody but the organization's administrator; InvalidInputError names the field.
    """
    require_administrator(organization, actor)
    chosen = _check(name, scopes, expires_on, per_minute)
    secret = f"{MARK}{secrets.token_urlsafe(SECRET_BYTES)}"
    token = ApiToken.objects.create(
        name=name.strip(),
        organization=organization,
        below=below,
        scopes=chosen,
        secret_sha256=digest(secret),
        prefix=secret[:PREFIX],
        expires_on=expires_on,
        per_minute=per_minute,
        created_by=actor.name[:100],
    )
    data = {"name": token.name, "scopes": chosen, "below": below, "expires_on": expires_on}
    audit.record("api_token.created", token, actor=actor, owner=organization, **data)
    return Made(token, secret)


@transaction.atomic
def revoke_token(token: ApiToken, *, actor: Actor, reason: str) -> None:
    """From now on it opens nothing. RefusedError for anybody but the administrator, and for one revoked already;
    InvalidInputError without a reason."""
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("organization").get(pk=token.pk)
    require_administrator(row.organization, actor)
    if row.revoked_at:
        raise RefusedError(f"“{row.name}”已于 {timezone.localtime(row.revoked_at):%Y-%m-%d %H:%M} 停用。")
    if not reason.strip():
        raise InvalidInputError("reason", "请写明停用的理由。")
    row.revoked_at, row.revoked_reason = timezone.now(), reason.strip()[:300]
    row.save(update_fields=["revoked_at", "revoked_reason"])
    audit.record("api_token.revoked", row, actor=actor, owner=row.organization, reason=row.revoked_reason)


def require_administrator(organization: Organization, actor: Actor) -> None:
    """RefusedError for anybody who does not look after the organization's systems."""
    if Role.ADMINISTRATOR not in organization.seats_of(actor):
        raise RefusedError(f"接口令牌须由{organization}的系统管理员办理。")


def _check(name: str, scopes: Sequence[str], expires_on: dt.date | None, per_minute: int) -> list[str]:
    if not name.strip():
        raise InvalidInputError("name", "请填写使用令牌的系统的名称，如“市办公系统”。")
    known = [scope.value for scope in Scope]
    unknown = sorted(set(scopes) - set(known))
    if unknown or not scopes:
        what = f"没有权限“{unknown[0]}”，应为" if unknown else "请选择至少一项权限："
        raise InvalidInputError("scopes", f"{what}{'、'.join(known)}。")
    if expires_on is not None and expires_on < timezone.localdate():
        raise InvalidInputError("expires_on", "有效期不能早于今天。")
    if not 0 < per_minute <= MOST_PER_MINUTE:
        raise InvalidInputError("per_minute", f"每分钟次数应在 1 至 {MOST_PER_MINUTE} 之间。")
    return [scope for scope in known if scope in scopes]
