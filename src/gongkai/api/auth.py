"""Who calls: a bearer token with the scope that the operation asks for.

    @router.post("events", auth=scoped(Scope.EVENTS_WRITE))
    def report(request, body): access_of(request).actor

An unknown, expired or revoked token is answered 401, one without the scope 403, one that asks too often 429.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils import timezone
from ninja.security import HttpBearer

from gongkai.api.actions import digest
from gongkai.api.errors import FORBIDDEN, TOO_MANY, UNAUTHORIZED, ApiError
from gongkai.api.models import ApiToken, Standing
from gongkai.api.scopes import Scope, actor_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.core.actors import Actor

WHERE = "请求头 Authorization"
RIGHT = "Authorization: Bearer 令牌；令牌由系统管理员在工作台“接口令牌”中建立"
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="gongkai"'}
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Access:
    """A call that was let in: with which token, and as whom."""

    token: ApiToken
    actor: Actor


class BearerToken(HttpBearer):
    """Lets in tokens that carry one scope, and says who the caller is while using it."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        """As the framework's own, but a call without a token is refused in our words."""
        if found := super().__call__(request):
            return found
        raise ApiError(UNAUTHORIZED, "没有出示令牌。", where=WHERE, right=RIGHT, headers=CHALLENGE)

    def authenticate(self, request: HttpRequest, token: str) -> Access:  # noqa: ARG002 - the framework's signature
        """The token's access. Raises ApiError 401, 403 or 429."""
        found = _known(token.strip())
        if self.scope.value not in found.scopes:
            held = "、".join(found.scopes)
            raise ApiError(
                FORBIDDEN,
                f"令牌“{found.name}”没有权限 {self.scope.value}（{self.scope.label}）。",
                where=WHERE,
                right=f"需要 {self.scope.value}，这个令牌有 {held}；请系统管理员另建令牌",
            )
        _count(found)
        actor = actor_for(self.scope, found.organization, found.name, below=found.below)
        return Access(found, actor)


def scoped(scope: Scope | str) -> BearerToken:
    """The `auth=` of an operation that asks for a scope. ValueError for a text that is none."""
    return BearerToken(Scope(scope))


def access_of(request: HttpRequest) -> Access:
    """The access under which a scoped operation runs."""
    access: Access = request.auth  # type: ignore[attr-defined]  # set by the framework from `authenticate`
    return access


def _known(secret: str) -> ApiToken:
    """The token of a secret, if it opens anything today."""
    rows = ApiToken.objects.select_related("organization")
    found = rows.filter(secret_sha256=digest(secret)).first()
    if found is None:
        raise ApiError(UNAUTHORIZED, "没有这个令牌。", where=WHERE, right=RIGHT, headers=CHALLENGE)
    if found.standing is not Standing.USABLE:
        raise ApiError(
            UNAUTHORIZED,
            f"令牌“{found.name}”{found.standing.label}。",
            where=WHERE,
            right="请系统管理员建立新的令牌",
            headers=CHALLENGE,
        )
    return found


def _count(token: ApiToken) -> None:
    """Count this call; ApiError 429 above the token's number for a minute. One statement decides, so that calls on
    several processes at once are all counted."""
    now = timezone.now()
    minute = int(now.timestamp()) // MINUTE
    own = ApiToken.objects.filter(pk=token.pk)
    left = own.filter(minute=minute, count__lt=token.per_minute)
    if left.update(count=F("count") + 1, last_used_at=now):
        return
    if own.exclude(minute=minute).update(minute=minute, count=1, last_used_at=now):
        return
    if left.update(count=F("count") + 1, last_used_at=now):  # another call began the minute just now
        return
    wait = MINUTE - int(time.time()) % MINUTE
    raise ApiError(
        TOO_MANY,
        f"令牌“{token.name}”一分钟内调用超过 {token.per_minute} 次。",
        where=WHERE,
        right=f"{wait} 秒后再试",
        headers={"Retry-After": str(wait)},
    )
