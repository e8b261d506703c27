"""Where a record's figures stand among those of other periods."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from gongkai.information.kinds import DataType

if TYPE_CHECKING:
    from gongkai.information.kinds import Kind, KindField
    from gongkai.information.models import Information


def telling(kind: Kind) -> list[KindField]:
    """The fields that part a kind into variants that are no one series: the budget and the final accounts."""
    return [field for field in kind.fields if field.required and field.type is DataType.CHOICE]


def variant_of(kind: Kind, information: Information) -> str:
    """The variant of a record, as its page names it."""
    values = information.elements or {}
    return " · ".join(str(values[field.code]) for field in telling(kind) if values.get(field.code))


def series_url(kind: Kind, information: Information) -> str:
    """The series that a record belongs to; empty for a kind without one."""
    if not kind.series:
        return ""
    query = {"unit": information.owner.code, "variant": variant_of(kind, information)}
    given = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('portal:series', args=[kind.code])}?{given}"
