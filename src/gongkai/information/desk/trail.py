"""What the trail says of the acts around a release, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from gongkai.information.enums import UnpublishingReason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EVENTS = {"chase_second_approval": "催办补审"}


def describe(event: str, data: Mapping[str, Any]) -> str:
    """The words for an entry's data; empty for events of others and entries that need none."""
    return _WORDS[event](data) if event in _WORDS else ""


def _minute(data: Mapping[str, Any]) -> str:
    if not data.get("at"):
        return ""
    return f"定于 {timezone.localtime(dt.datetime.fromisoformat(data['at'])):%Y-%m-%d %H:%M}"


def _removed(data: Mapping[str, Any]) -> str:
    kind = UnpublishingReason(data["kind"]).label if data.get("kind") else ""
    return "；".join(filter(None, (kind, str(data.get("explanation") or ""), str(data.get("place") or ""))))


def _due(data: Mapping[str, Any]) -> str:
    return f"补审期限 {data.get('due_on')}"


_WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "schedule": _minute,
    "publish": _minute,
    "remove": _removed,
    "undo_emergency": _removed,
    "emergency_publish": _due,
    "chase_second_approval": _due,
}
