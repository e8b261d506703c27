"""Calling the API as another system does."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from gongkai.api.actions import create_token
from gongkai.api.scopes import Scope
from gongkai.core.actors import system

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from gongkai.api.actions import Made
    from gongkai.orgs.models import Organization

SYSTEM = system("测试")


def token_for(organization: Organization, *scopes: Scope, **fields: Any) -> Made:
    """A token with these scopes, all of them by default."""
    chosen = [scope.value for scope in scopes or Scope]
    return create_token(name="办公系统", organization=organization, scopes=chosen, actor=SYSTEM, **fields)


def bearer(secret: str) -> dict[str, str]:
    """The header that shows a token."""
    return {"Authorization": f"Bearer {secret}"}


def send(client: Client, path: str, body: Any, secret: str, key: str = "") -> HttpResponse:
    """A POST with its token and its idempotency key (a fresh one)."""
    headers = {**bearer(secret), "Idempotency-Key": key or str(uuid.uuid4())}
    text = body if isinstance(body, str) else json.dumps(body)
    return client.post(path, text, content_type="application/json", headers=headers)  # type: ignore[return-value]  # the test client's own response


def told(response: Any) -> tuple[int, Any]:
    """The status and what the body says."""
    return response.status_code, json.loads(response.content)
