"""The files of an old site, found by the addresses that they had."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.decode import decode_name
from gongkai.oldsites.addresses import Address, bare, is_host, of_file
from gongkai.publishing.oldaddresses import ways

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = (".html", ".htm", ".shtml", ".shtm", ".xhtml", ".jsp", ".jspx", ".asp", ".aspx", ".php", ".do")
RECORDS = (".jsonl", ".ndjson")
ASSETS = (
    ".css",
    ".js",
    ".map",
    ".woff",
    ".woff2",
    ".ttf",
    ".eot",
    ".svg",
    ".ico",
    ".cur",
    ".swf",
    ".json",
    ".xml",
)


@dataclass(slots=True)
class File:
    """A file of the tree: `where` names it for people, `keys` are the addresses it may have had on its host."""

    path: Path
    where: str
    host: str
    keys: list[str]
    size: int
    linked: bool = False

    @property
    def address(self) -> Address:
        """Its likeliest address."""
        return Address(self.host, self.keys[0])


class Tree:
    """All files below a folder. A folder named like a host at the top (as mirrors make it) is that host's root."""

    def __init__(self, root: Path, name: str, host: str = "", only: list[Path] | None = None) -> None:
        self.root = root
        self.name = name
        self.host = host
        self.files: list[File] = []
        self._by_key: dict[tuple[str, str], File] = {}
        self._folded: dict[tuple[str, str], File] = {}
        for file in self._walk() if only is None else (self._file(path, [path.name], "") for path in only):
            self._add(file)

    def find(self, address: Address) -> File | None:
        """The file at an address, in any of the ways in which it may be written."""
        host = bare(address.host or self.host)
        for key in ways(*_parted(address.key)):
            if found := self._by_key.get((host, key)) or self._folded.get((host, key.lower())):
                return found
        return None

    @property
    def hosts(self) -> list[str]:
        """The hosts whose files it has, the one with most of them first."""
        return [host for host, _count in Counter(file.host for file in self.files).most_common() if host]

    def name_host(self, host: str) -> None:
        """Say of the files whose host nobody knew which it was."""
        if self.host or not host:
            return
        self.host = host
        unknown = [file for file in self.files if not file.host]
        for file in unknown:
            file.host = host
        for index in (self._by_key, self._folded):
            for (old, key), file in list(index.items()):
                if not old:
                    index.setdefault((bare(host), key), file)

    def _add(self, file: File) -> None:
        self.files.append(file)
        for key in file.keys:
            self._by_key.setdefault((bare(file.host), key), file)
            self._folded.setdefault((bare(file.host), key.lower()), file)

    def _walk(self) -> Iterator[File]:
        """Hidden files and links that lead out of the folder are left out."""
        inside = self.root.resolve()
        own = self.root.name if is_host(self.root.name) else ""
        for folder, below, names in os.walk(self.root):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                path = Path(folder, name)
                if name.startswith((".", "~$")) or not path.resolve().is_relative_to(inside) or not path.is_file():
                    continue
                parts = [decode_name(part) for part in path.relative_to(self.root).parts]
                yield self._file(path, parts, own)

    def _file(self, path: Path, parts: list[str], own: str) -> File:
        host = self.host or own
        steps = parts
        if len(parts) > 1 and is_host(parts[0]) and not own:
            host, steps = parts[0].lower().replace("+", ":"), parts[1:]
        return File(path, "/".join(filter(None, (self.name, *parts))), host, of_file(steps), path.stat().st_size)


def _parted(key: str) -> tuple[str, str]:
    path, _, query = key.partition("?")
    return path, query
