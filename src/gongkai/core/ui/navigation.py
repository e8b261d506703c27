"""The portal's main navigation: at most six sections (national design rule), added by the packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_SECTIONS = 6


@dataclass(frozen=True, slots=True)
class Section:
    """One entry: its words, the name of its address, and its place (small comes first)."""

    label: str
    url_name: str
    position: int = 50


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as shown."""

    label: str
    url: str
    current: bool


_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Put a section into the navigation. Raises ValueError for a seventh."""
    _sections[section.url_name] = section
    if len(_sections) > MOST_SECTIONS:
        del _sections[section.url_name]
        raise ValueError(f"主导航至多 {MOST_SECTIONS} 项，“{section.label}”超出")


def links(request: HttpRequest) -> list[Link]:
    """The navigation for a page; the longest address that the page's own begins with is the current one."""
    found = [(section.label, _address(section)) for section in sorted(_sections.values(), key=_place)]
    known = [(label, url) for label, url in found if url]
    here = max((url for _, url in known if _within(request.path, url)), key=len, default="")
    return [Link(label, url, url == here) for label, url in known]


def _place(section: Section) -> tuple[int, str]:
    return (section.position, section.label)


def _address(section: Section) -> str:
    try:
        return reverse(section.url_name)
    except NoReverseMatch:  # a package that is switched off
        return ""


def _within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
