"""The door of the desk: signed-in people only, and the module that the address names."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.views.decorators.cache import never_cache

from gongkai.core.desk.registry import module_or_404

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from gongkai.core.actors import Actor


def actor_of(request: HttpRequest) -> Actor:
    """The request's actor (set by the middleware)."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Send whoever is not signed in to the sign-in page; nothing of the desk is kept by caches."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if actor_of(request).is_public:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def on_module(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A signed-in view that is given its module instead of the code; 404 for a code that nobody registered."""

    @signed_in
    @wraps(view)
    def with_module(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, module_or_404(code), *args, **kwargs)

    return with_module
