"""A page as a file: the portal's own view, asked through the resolver by a reader who is nobody in particular.

The static page and the dynamic one come out of the same code, so they cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, StreamingHttpResponse
from django.urls import Resolver404, resolve
from django_htmx.middleware import HtmxDetails

from gongkai.core.actors import PUBLIC
from gongkai.core.errors import GongkaiError
from gongkai.publishing.dependencies import recording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from gongkai.information.models import Information

OK = 200


class RenderError(GongkaiError):
    """A page that cannot be made into a file: the text says which and why."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an address answers. `body` None: it has no page (any more), or one that must stay dynamic."""

    path: str
    body: bytes | None
    keys: frozenset[str] = frozenset()
    subject: Information | None = None


def render(path: str) -> Rendered:
    """Ask the view for the page. Raises RenderError when it answers anything but a page or 404."""
    with recording() as declared:
        response = _answer(path)
    if response is None or declared.dynamic:
        return Rendered(path, None)
    if response.status_code != OK:
        raise RenderError(f"{path} 应答 {response.status_code}，不能生成静态页面。")
    return Rendered(path, _body(response), frozenset(declared.keys), declared.subject)


def _answer(path: str) -> HttpResponseBase | None:
    request = anonymous(path)
    try:
        match = resolve(path)
        request.resolver_match = match
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        finish = getattr(response, "render", None)
        if callable(finish):
            response = finish()
    except (Resolver404, Http404):
        return None
    if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
        raise RenderError(f"{path} 含有表单令牌，因人而异，不能生成静态页面。")
    return response


def _body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        try:
            return b"".join(cast("Iterable[bytes]", response.streaming_content))
        finally:  # the files alone: closing the whole response would close the database as well
            for close in response._resource_closers:  # type: ignore[attr-defined]  # not in the stubs
                close()
    return bytes(cast("HttpResponse", response).content)


def anonymous(path: str) -> WSGIRequest:
    """A plain GET of a reader without cookies, under the site's own address."""
    address = urlsplit(settings.GONGKAI_ADDRESS)
    secure = address.scheme == "https"
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("iso-8859-1"),
        "QUERY_STRING": "",
        "SERVER_NAME": address.hostname or "localhost",
        "SERVER_PORT": str(address.port or (443 if secure else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": BytesIO(),
        "REQUEST_URI": quote(path),
    }
    if secure and settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value
    request = WSGIRequest(environ)
    request.user = AnonymousUser()
    request.actor = PUBLIC  # type: ignore[attr-defined]  # as ActorMiddleware sets it
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]  # as HtmxMiddleware sets it
    return request
