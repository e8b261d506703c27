"""Obligations and items as commands and other systems read them: one shape for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.catalog.models import CatalogItem, Obligation


def contract(row: Obligation) -> dict[str, Any]:
    """An obligation as `gongkai obligations --json` and `GET /api/v1/obligations` give it."""
    return {
        "id": row.pk,
        "item": row.item.name,
        "code": row.item.code or None,
        "field": row.item.version.field or None,
        "list": row.item.version.list_kind,
        "unit": row.organization.name,
        "post": row.post or None,
        "occasion": row.occasion_label,
        "period": [_day(row.period_first), _day(row.period_last)] if row.period_first else None,
        "due_on": _day(row.due_on),
        "provisional": row.provisional,
        "state": row.state,
        "fulfilled_on": _day(row.fulfilled_on),
        "information": row.information_id,
        "limit": row.limit.get("text") or None,
    }


def item_contract(item: CatalogItem) -> dict[str, Any]:
    """An item as `GET /api/v1/catalog/items` gives it; its version, units and their organizations are at hand."""
    from gongkai.catalog.wording import limit_words  # noqa: PLC0415  # commands that print no item need not load it

    version = item.version
    return {
        "id": item.pk,
        "code": item.code or None,
        "name": item.name,
        "first": item.first,
        "second": item.second,
        "third": item.third or None,
        "elements": item.elements,
        "basis": item.basis,
        "time_limit": {"text": item.limit_text, "read_as": [limit_words(limit) for limit in item.read_limits]},
        "subject": item.subject,
        "units": [
            {
                "name": unit.name,
                "code": unit.organization.code if unit.organization else None,
                "group": unit.is_group,
            }
            for unit in item.units.all()
        ],
        "channels": [channel["name"] for channel in item.channels],
        "audience": [*(["all"] * item.for_all), *(["specific"] * item.for_group)],
        "group": item.group or None,
        "disclosure": [*(["proactive"] * item.proactive), *(["on_request"] * item.on_request)],
        "tiers": item.tiers,
        "kind": item.kind or None,
        "list": {
            "id": version.pk,
            "kind": version.list_kind,
            "field": version.field or None,
            "title": version.title,
            "number": version.number,
            "valid_from": _day(version.valid_from),
        },
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
