"""The same call twice is once: `Idempotency-Key`, kept in the database in the transaction of the act."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from gongkai.api.errors import CONFLICT, UNPROCESSABLE, ApiError
from gongkai.api.models import ApiAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from gongkai.api.models import ApiToken

WHERE = "请求头 Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{8,120}")
Answer = tuple[int, dict[str, Any]]
# What the description of an operation says of its key (`openapi_extra`).
KEY = {
    "parameters": [
        {
            "in": "header",
            "name": "Idempotency-Key",
            "required": True,
            "schema": {"type": "string", "minLength": 8, "maxLength": 120},
            "description": "每件事一个不重复的编号；同一编号重发同一内容得到同一答复，内容不同为 409。",
        }
    ]
}


def answered_once(request: HttpRequest, token: ApiToken, *, act: str, do: Callable[[], Answer]) -> Answer:
    """Run `do` in one transaction with the call's key, and keep its answer; the same key with the same body again
    gets that answer and does nothing.

    When `do` raises, the key is free again. Two at once: the second waits for the first. ApiError 422 without a
    sound key, 409 for a key that was used with another body or for another act.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not _KEY.fullmatch(key):
        right = "每件事一个不重复的编号，8 至 120 个字母、数字或符号，如 UUID；重发同一件事时用同一个编号"
        what = "幂等键的格式不对。" if key else "缺少幂等键。"
        raise ApiError(UNPROCESSABLE, what, where=WHERE, right=right)
    sha256 = hashlib.sha256(request.body).hexdigest()
    try:
        with transaction.atomic():
            row = ApiAnswer.objects.create(token=token, key=key, act=act, body_sha256=sha256)
            row.status, row.answer = do()
            row.save(update_fields=["status", "answer"])
            return row.status, row.answer
    except IntegrityError:
        earlier = ApiAnswer.objects.filter(token=token, key=key).first()
        if earlier is None:  # the conflict was the act's own, not the key's
            raise
    if (earlier.act, earlier.body_sha256) != (act, sha256):
        right = "另一件事请用另一个编号；重发同一件事时请求体须一字不差"
        raise ApiError(CONFLICT, "这个幂等键已用于内容不同的请求。", where=WHERE, right=right)
    return earlier.status, earlier.answer
