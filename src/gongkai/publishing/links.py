"""The links of a page that is taken elsewhere: relative where the target is taken too, else to the site itself."""

from __future__ import annotations

import re
from html import escape, unescape
from posixpath import relpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(r'(?P<before>\s(?:href|src|action)=")(?P<url>[^"]*)"')


def localised(text: str, page: str, file_of: Callable[[str], str], site: str) -> str:
    """The page's text with its links changed.

    `page` is the page's own address; `file_of` gives the file of an address, empty for what is not taken along;
    `site` the address of the site, for what only it can answer (searches, filtered lists, forms).
    """

    def changed(found: re.Match[str]) -> str:
        url = _changed(unescape(found["url"]), page, file_of, site)
        return f'{found["before"]}{escape(url)}"'

    return _LINK.sub(changed, text)


def _changed(url: str, page: str, file_of: Callable[[str], str], site: str) -> str:
    if url.startswith("?"):
        return f"{site}{quote(page)}{url}"
    if not url.startswith("/") or url.startswith("//"):
        return url
    parts = urlsplit(url)
    file = "" if parts.query else file_of(unquote(parts.path))
    if not file:
        return f"{site}{url}"
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return quote(relpath(file, page[1:].rpartition("/")[0] or ".")) + fragment
