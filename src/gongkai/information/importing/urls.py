"""Addresses in records."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from gongkai.information.importing.mapping.model import text_of

LONGEST_URL = 1000
_BETWEEN = re.compile(r"[;；,，|\s]+(?=https?://)")
_LINK = re.compile(r"""href\s*=\s*["']?([^"'\s<>]+)""", re.IGNORECASE)


def urls(value: Any) -> list[str]:
    """The addresses in a value: lists in any depth, one text, several in one text, the links of HTML."""
    if isinstance(value, list):
        return [url for each in value for url in urls(each)]
    text = text_of(value)
    parts = _LINK.findall(text) if "<" in text else _BETWEEN.split(text)
    return [tidy for part in parts if (tidy := tidy_url(part.strip()))]


def tidy_url(text: str) -> str:
    """A usable web address, or "". A crawler that put the site before a full address is undone."""
    second = max(text.rfind("http://"), text.rfind("https://"))
    url = text[second:] if second > 0 and "?" not in text[:second] else text
    usable = (
        url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL and not re.search(r"[\s<>\"]", url)
    )
    return url if usable and _has_host(url) else ""


def _has_host(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
