"""The guarding headers of our pages, read off the application itself, so that they stand in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.handlers.base import BaseHandler

from gongkai.publishing.rendering import anonymous

if TYPE_CHECKING:
    from collections.abc import Iterable


def guarding(names: Iterable[str]) -> list[tuple[str, str]]:
    """These headers with the values that the middleware gives a page of the site."""
    handler = BaseHandler()
    handler.load_middleware()
    response = handler.get_response(anonymous("/robots.txt"))
    return [(name, response[name]) for name in names if name in response]
