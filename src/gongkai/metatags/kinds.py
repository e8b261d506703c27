"""Which type a page is, where nobody says: by its tags, else by its address and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gongkai.metatags.model import PageKind
from gongkai.metatags.tags import COLUMN, CONTENT, known

if TYPE_CHECKING:
    from collections.abc import Collection

_HOME = re.compile(r"^/?(?:(?:\w+[-_])?(?:index|default|home|main|shouye)(?:\.\w{1,6})?)?$", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|select|textarea)\b.*?(?:</\1\b|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_LINKED = re.compile(r"<a\b.*?(?:</a\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>?")
_SPACE = re.compile(r"\s+|&nbsp;")
_LOOKED_AT = 300_000  # characters
_LEAST, _SENTENCES = 200, 5


def kind_of(tags: Collection[str], markup: str, url: str) -> PageKind:
    """A content tag makes a content page, a column tag a column page; site tags alone fit a home page.

    Without either the address tells a home page; of another, prose makes a content page.
    """
    groups = {known()[name].group for name in tags if known()[name].required}
    if CONTENT in groups:
        return PageKind.CONTENT
    if COLUMN in groups:
        return PageKind.LIST
    if is_home(url):
        return PageKind.HOME
    if is_text(markup):
        return PageKind.CONTENT
    return PageKind.LIST if url and _is_address(url) else PageKind.HOME


def is_home(url: str) -> bool:
    """Whether an address or a file's name is that of a home page."""
    if not url:
        return False
    parts = urlsplit(url) if _is_address(url) else None
    if parts is None:
        return bool(_HOME.match(url.replace("\\", "/").removeprefix("./")))
    return bool(_HOME.match(parts.path)) and not parts.query


def _is_address(url: str) -> bool:
    return url.casefold().startswith(("http://", "https://"))


def is_text(markup: str) -> bool:
    """Whether text outside of links makes the page."""
    return _weighed(markup)[0]


def is_prose(markup: str) -> bool:
    """Whether that text has sentences, as no list has."""
    much, sentences = _weighed(markup)
    return much and sentences >= _SENTENCES


def _weighed(markup: str) -> tuple[bool, int]:
    seen = _UNSEEN.sub(" ", markup[:_LOOKED_AT])
    linked = sum(len(_plain(link)) for link in _LINKED.findall(seen))
    plain = _plain(_LINKED.sub(" ", seen))
    return len(plain) > max(_LEAST, 2 * linked), plain.count("。")


def _plain(markup: str) -> str:
    return _SPACE.sub("", _TAGS.sub("", markup))
