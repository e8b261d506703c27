"""Limits in one line each, so that a table of phrases can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.catalog.limits import Limit


def said(limit: Limit) -> str:
    """``within 20工作日 <formed '信息形成' {其中…}``: kind, length, least, rhythm, @day, event, condition."""
    return " ".join(part for part in _parts(limit) if part)


def _parts(limit: Limit) -> Iterator[str]:
    yield limit.kind.value
    if limit.value is not None and limit.unit is not None:
        yield (f"{limit.low}-" if limit.low else "") + f"{limit.value}{limit.unit.value}"
    yield ">=" if limit.bound else ""
    if limit.rhythm is not None:
        yield (
            limit.rhythm.value
            + (f"/{limit.every}" if limit.every != 1 else "")
            + (f"x{limit.times}" if limit.times != 1 else "")
        )
    day = [part for part in (limit.year, limit.due_month, limit.due_day) if part is not None]
    yield f"@{'-'.join(map(str, day))}" if day else ""
    yield "opening" if limit.opening else ""
    yield "next" if limit.following else ""
    yield f"<{limit.start.value}" if limit.start else ""
    yield f"'{limit.start_text}'" if limit.start_text else ""
    yield f"{{{limit.condition}}}" if limit.condition else ""
