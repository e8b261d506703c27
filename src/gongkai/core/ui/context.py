"""What every template may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's own names and the reader's settings."""
    return {"actor": getattr(request, "actor", None)}
