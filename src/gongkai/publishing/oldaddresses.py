"""An address of an old site in the ways in which people and other pages write it.

Old sites ran on servers that did not mind upper and lower case, that answered a folder by its index page, told
pages apart by a query (`?id=123`) and wrote Chinese as GBK. Here stands which addresses count as the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

# What messengers and statistics add to an address without meaning another page.
_ADDED = re.compile(r"utm_\w+|spm|from|isappinstalled|share_\w+|sharetype|_t|timestamp", re.IGNORECASE)
_INDEX = re.compile(r"(?<=/)(?:index|default|home)\.(?:s?html?|jspx?|aspx?|php)\Z", re.IGNORECASE)
_INDEXES = (
    "index.html",
    "index.htm",
    "index.shtml",
    "index.jsp",
    "index.php",
    "index.aspx",
    "default.aspx",
    "index.asp",
)
_SLASHES = re.compile(r"/{2,}")
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
_MOST = 8  # parts of a query that are tried one by one


def stored(path: str, query: str = "") -> str:
    """The form in which an old address is kept: characters as read, the parts of its query in order."""
    parts = _parts(query)
    return _plain(path) + (f"?{'&'.join(parts)}" if parts else "")


def ways(path: str, query: str = "") -> list[str]:
    """The kept forms that an asked address may mean, the nearest first."""
    plain = _plain(path)
    paths = list(dict.fromkeys((plain, *_indexed(plain))))
    found = [each for way in paths for each in _queried(way, query)]
    return list(dict.fromkeys([*found, *(each.lower() for each in found)]))


def _queried(path: str, query: str) -> Iterator[str]:
    """With all of the query, with each part of it alone, with nothing of it."""
    parts = _parts(query)
    if parts:
        yield f"{path}?{'&'.join(parts)}"
        yield from (f"{path}?{part}" for part in parts[:_MOST])
    yield path


def _parts(query: str) -> list[str]:
    pieces = (_plain_part(piece) for piece in re.split(r"&(?:amp;)?", query) if piece)
    return sorted(piece for piece in pieces if not _ADDED.fullmatch(piece.partition("=")[0]))


def _plain_part(piece: str) -> str:
    return _decoded(piece.replace("+", " "))


def _plain(path: str) -> str:
    return _SLASHES.sub("/", _decoded(path)) or "/"


def _decoded(text: str) -> str:
    """Percent signs undone: UTF-8, else GB 18030; what is neither stays as it is."""
    if not _ESCAPED.search(text):
        return text
    raw = unquote_to_bytes(text)
    for codec in ("utf-8", "gb18030"):
        try:
            plain = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        return plain if plain.isprintable() else text
    return text


def _indexed(path: str) -> Iterator[str]:
    """A folder by its index page, an index page by its folder, a folder without its slash."""
    if found := _INDEX.search(path):
        yield path[: found.start()]
        yield path[: found.start()].rstrip("/") or "/"
    elif path.endswith("/"):
        yield path.rstrip("/") or "/"
        yield from (f"{path}{name}" for name in _INDEXES)
    elif "." not in path.rpartition("/")[2]:
        yield f"{path}/"
        yield from (f"{path}/{name}" for name in _INDEXES)
