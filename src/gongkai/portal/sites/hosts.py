"""The host names of sites: `/` there is the site's home; everything else is the same at every host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.portal.sites import addresses, places
from gongkai.publishing import hosts

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from gongkai.sites.reading import Atlas


class HostMiddleware:
    """Asks for the hosts of sites only where `/` is asked for at a name that is not the main one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/" and request.get_host() != addresses.main_host():
            home = homes(places.of(request)).get(hosts.name_of(request.get_host()), "/")
            request.path = request.path_info = home
        return self.get_response(request)


def homes(known: Atlas) -> dict[str, str]:
    """The homes of the sites that have host names of their own."""
    found = ((ascii_name(site.host), addresses.home(site)) for site in known.sites if not site.main)
    return {host: home for host, home in found if host}


def ascii_name(host: str) -> str:
    """A host name as it travels: 示范.政务 is xn--…; empty for what is none."""
    try:
        return hosts.name_of(host).encode("idna").decode() if not host.isascii() else hosts.name_of(host)
    except UnicodeError:
        return ""


def keep() -> None:
    """Bring the file of host names up to the sites as they stand."""
    hosts.keep(homes(places.atlas()))
