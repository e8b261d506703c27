"""Organizations by what callers call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.api.errors import NOT_FOUND, ApiError
from gongkai.catalog.finding import organization_called

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization


def organization_named(text: str, where: str) -> Organization:
    """The organization of a code or name. Raises ApiError 404 for none; `where` is where the caller wrote it."""
    found = organization_called(text)
    if found is None:
        raise ApiError(NOT_FOUND, f"没有代码或名称为“{text}”的机构。", where=where, right="机构代码或者机构的全称")
    return found
