"""What every template may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from gongkai.core.ui import modes, navigation
from gongkai.core.ui.site import current

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """The actor, the site's own names, the reader's modes and the main navigation."""
    return {
        "actor": getattr(request, "actor", None),
        "site": current(),
        "modes": modes.read(request),
        "navigation": SimpleLazyObject(lambda: navigation.links(request)),
    }
