"""The addresses of a body, told apart: on the page, on this site, on another, where no reader can go."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from gongkai.information.checking.model import Subject

_INSIDE: Final = (".local", ".lan", ".internal", ".intranet", ".localhost", ".home", ".corp", ".invalid")
_DRIVE: Final = re.compile(r"[a-zA-Z]:[\\/]|\\\\")
_WEB: Final = ("http", "https")
_OTHER: Final = ("mailto", "tel")


class Place(Enum):
    """What kind of place an address is."""

    HERE = "here"
    SITE = "site"
    OTHER_SITE = "other"
    UNREACHABLE = "unreachable"  # a disk, a network of the office
    BROKEN = "broken"
    NONE = "none"  # mail, telephone


@dataclass(frozen=True, slots=True)
class Address:
    """A link: its number on the page (from 1), words, and where it leads. `path` for this site, `url` whole."""

    number: int
    words: str
    place: Place
    url: str
    path: str = ""
    fragment: str = ""


def addresses(subject: Subject, site: str) -> Iterator[Address]:
    """Every link of a body; `site` is the installation's own address."""
    base = f"{site}{subject.information.get_absolute_url()}" if subject.information.pk else f"{site}/"
    for number, link in enumerate(subject.root.iter("a"), 1):
        if href := str(link.get("href") or "").strip():
            words = " ".join("".join(link.itertext()).split())
            yield told_apart(number, words, href, base)


def told_apart(number: int, words: str, href: str, base: str) -> Address:
    """Which place an address is; one that cannot be read at all is BROKEN."""
    if href.startswith("#"):
        return Address(number, words, Place.HERE, href, fragment=unquote(href[1:]))
    if _DRIVE.match(href) or href.lower().startswith("file:"):
        return Address(number, words, Place.UNREACHABLE, href)
    try:
        url = urljoin(base, href)
        place = _place(urlsplit(url), urlsplit(base))
    except ValueError:
        return Address(number, words, Place.BROKEN, href)
    if place is not Place.SITE:
        return Address(number, words, place, url)
    parts = urlsplit(url)
    return Address(number, words, place, url, unquote(parts.path) or "/", unquote(parts.fragment))


def _place(parts: SplitResult, own: SplitResult) -> Place:
    """Raises ValueError for a port that is none."""
    host = (parts.hostname or "").lower()
    if parts.scheme in _OTHER:
        return Place.NONE
    if parts.scheme not in _WEB or not host:
        return Place.BROKEN
    if (host, parts.port) == ((own.hostname or "").lower(), own.port):
        return Place.SITE
    return Place.UNREACHABLE if inside(host) else Place.OTHER_SITE


def inside(host: str) -> bool:
    """Whether a host is one of the office's own network, which no reader can reach."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)
