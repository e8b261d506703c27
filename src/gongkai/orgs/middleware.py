"""Every request carries its actor: `request.actor`, looked up once and only if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import SimpleLazyObject

from gongkai.core.actors import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from gongkai.core.actors import Actor


class ActorMiddleware:
    """Sets `request.actor`: the signed-in person with their roles of today, or the public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]  # added here
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    return request.user.actor() if request.user.is_authenticated else PUBLIC
