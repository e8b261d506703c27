"""Carrying a submission out: once for its key, and only on the version that the person had before them."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import RefusedError
from gongkai.core.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from gongkai.core.actors import Actor
    from gongkai.core.desk.module import Module

KEYS = {"csrfmiddlewaretoken", "idempotency_key", "version"}


class StaleError(RefusedError):
    """The record was changed since the form was opened; nothing was written."""


def submit(
    request: HttpRequest, module: Module, *, act: str, pk: int | None, do: Callable[[Any], str], actor: Actor
) -> str:
    """Run `do` on the locked record (None for a new one) and give the address back that it led to.

    The same form with the same content again gives the same address and does nothing. Raises StaleError for an old
    version, and what `do` raises; then nothing is written and the key may be used again.
    """

    def run() -> str:
        return do(None if pk is None else _locked(request, module, pk, actor))

    return once(content_key(request), actor=actor, act=f"{module.code}.{act}.{pk or 'new'}"[:80], do=run).result


def content_key(request: HttpRequest) -> str:
    """The form's key together with what was filled in.

    Going back in the browser and sending another text with the same key is another submission: were it taken for a
    repetition, the text would be lost without a word.
    """
    key = request.POST.get("idempotency_key", "")
    try:
        parsed = uuid.UUID(key)
    except ValueError:
        return key  # `once` says what is wrong with it
    said = sorted((name, each) for name, each in request.POST.lists() if name not in KEYS)
    files = sorted((name, str(file), getattr(file, "size", 0)) for name, file in request.FILES.items())
    return str(uuid.uuid5(parsed, repr((said, files))))


def _locked(request: HttpRequest, module: Module, pk: int, actor: Actor) -> Any:
    record = module.visible(actor).select_for_update(of=("self",)).get_visible(actor, pk=pk)  # type: ignore[attr-defined]  # ScopedQuerySet
    seen = request.POST.get("version", "")
    if seen and seen != module.version(record):
        raise StaleError("您打开页面之后，这条记录已被他人修改，本次提交没有写入。请核对下面列出的变化后再提交。")
    return record
