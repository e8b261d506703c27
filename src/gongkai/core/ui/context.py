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
    names = current()
    return {
        "actor": getattr(request, "actor", None),
        "site": names,
        "house": names,  # the frame's own name for it: Django's sign-in view puts another `site` into its context
        "modes": modes.read(request),
        "navigation": SimpleLazyObject(lambda: navigation.links(request)),
    }
