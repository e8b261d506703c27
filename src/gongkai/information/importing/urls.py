"""Addresses in records."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from gongkai.information.importing.mapping.model import text_of

LONGEST_URL = 1000


def urls(value: Any) -> list[str]:
    """The addresses in a value: a list, or one text."""
    found = value if isinstance(value, list) else [value]
    return [tidy for each in found if (tidy := tidy_url(text_of(each)))]


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
