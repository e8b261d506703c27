"""Whether what somebody wants to import is a whole old site, or documents and exports as ever."""

from __future__ import annotations

import json
import os
import zipfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.metatags.scanning import scan
from gongkai.metatags.tags import by_folded, known
from gongkai.oldsites import records
from gongkai.oldsites.reading import is_page
from gongkai.oldsites.reading import text_of as characters
from gongkai.oldsites.tree import PAGES, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
_LOOKED_AT = 40  # pages
_HEAD = 200_000  # bytes of each
_SHARE = 0.3
_TITLES = ("title", "ArticleTitle", "标题", "name", "DOCTITLE", "headline")


def looks_like_site(path: Path) -> bool:
    """A folder whose pages carry the tags of the guide, lines of JSON with addresses and titles, an archive."""
    if path.is_dir():
        return _folder(path)
    name = path.name.lower()
    if name.endswith(RECORDS):
        return _lines(path)
    return name.endswith(".zip") and zipfile.is_zipfile(path)


def _folder(path: Path) -> bool:
    tagged = seen = 0
    for file in islice(_pages(path), _LOOKED_AT):
        if file.name.lower().endswith(RECORDS):
            if _lines(file):
                return True
            continue
        with file.open("rb") as stream:
            data = stream.read(_HEAD)
        if is_page(data):
            seen += 1
            tagged += _is_tagged(data)
    return bool(seen) and tagged >= _SHARE * seen


def _pages(path: Path) -> Iterator[Path]:
    for folder, below, names in os.walk(path):
        below.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if name.lower().endswith((*PAGES, *RECORDS)) and not name.startswith(".") and file.is_file():
                yield file


def _is_tagged(data: bytes) -> bool:
    names = {by_folded().get(tag.name.casefold(), "") for tag in scan(characters(data)).tags}
    return len(names & {name for name, tag in known().items() if tag.required}) > 1


def _lines(path: Path) -> bool:
    """Whether the first lines are pages: with an address on a site and a title or tags."""
    with path.open("rb") as file:
        lines = [line for line in islice(file, 5) if line.strip()]
    found = 0
    for line in lines:
        try:
            record = json.loads(characters(line[: 10 * 2**20]).lstrip("\ufeff"))
        except (ValueError, RecursionError):
            continue
        found += isinstance(record, dict) and _is_page(record)
    return found > 0 and found * 2 >= len(lines)


def _is_page(record: dict[str, object]) -> bool:
    address = any(str(record.get(name, "")).startswith(("http://", "https://", "/")) for name in records.URLS)
    named = any(record.get(name) for name in _TITLES)
    return address and (named or bool(record.get("html")))
