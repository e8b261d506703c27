"""The pages of an old site as `information.importing` takes them: a record, the markup, the files."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from gongkai.documents.sniff import Format, sniff
from gongkai.information.body import tidy
from gongkai.information.importing.draft import FoundFile
from gongkai.oldsites import limits
from gongkai.oldsites.addresses import of_link
from gongkai.oldsites.markup import Kept, keep, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gongkai.information.body import Body
    from gongkai.metatags import PageKind
    from gongkai.oldsites.addresses import Address
    from gongkai.oldsites.report import SiteReport
    from gongkai.oldsites.tree import File, Tree

_MAGIC = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "webp": "image/webp"}


@dataclass(slots=True)
class Known:
    """A page at first sight. `keys` are its addresses on `address.host`; `names` the columns above it."""

    where: str
    address: Address
    keys: list[str]
    kind: PageKind | None
    names: tuple[str, ...] = ()
    title: str = ""
    forward: Address | None = None
    file: File | None = None
    line: int = 0
    column_name: str = ""


@dataclass
class SitePage:
    """What of a page comes in as it was (`information.importing.draft.OldPage`)."""

    known: Known
    tree: Tree
    markup: str
    listed: Sequence[tuple[str, str]]  # attachments that the record names: (address, name)
    report: SiteReport
    own: Callable[[Address], bool]
    beside: Address | None = None  # the file of lines that it came in: files may be named from there
    found: dict[str, FoundFile] = field(default_factory=dict)  # by address as written
    title: str = ""

    @cached_property
    def kept(self) -> Kept:
        """The document of the page; read once."""
        return keep(self.markup, self.title) if self.markup else Kept()

    def body(self, title: str) -> Body | None:
        """As `OldPage.body`: the text stands, links come when it is known where they lead."""
        self.title = title
        return tidy(settled(self.kept, lambda _address: "")) if self.kept.html.strip() else None

    def files(self) -> list[FoundFile]:
        """As `OldPage.files`: pictures in their order, then what is linked, then what the record lists."""
        wanted = [(src, alt, True) for src, alt in self.kept.pictures]
        wanted += [(url, name, False) for url, name in (*self.kept.links, *self._linked(), *self.listed)]
        for url, name, picture in wanted:
            if url not in self.found and (found := self._file(url, name, picture=picture)):
                self.found[url] = found
        return list({id(each): each for each in self._once().values()}.values())

    def resolve(self, url: str) -> Address | None:
        """Where a link of this page leads."""
        address = of_link(self.known.address, url)
        if self.beside and (address is None or self.tree.find(address) is None):
            near = of_link(self.beside, url)
            return near if near and self.tree.find(near) else address
        return address

    @cached_property
    def digests(self) -> dict[str, str]:
        """Address as written → SHA-256 of the file."""
        return {
            url: hashlib.sha256(found.read()).hexdigest()
            for url, found in self.found.items()
            if found.path or found.content
        }

    def _once(self) -> dict[tuple[str, str], FoundFile]:
        """A file that is shown and linked, or linked twice, comes once."""
        once: dict[tuple[str, str], FoundFile] = {}
        for url, found in self.found.items():
            key = (str(found.path or ""), "" if found.path else url)
            once.setdefault(key, found)
            self.found[url] = once[key]
        return once

    def _linked(self) -> list[tuple[str, str]]:
        """Links in the document to files of the tree that are no pages, whatever they are called."""
        found = []
        for url in self.kept.targets:
            address = self.resolve(url)
            file = self.tree.find(address) if address and self.own(address) else None
            if file and is_download(file):
                found.append((url, self.kept.words.get(url, "")))
        return found

    def _file(self, url: str, name: str, *, picture: bool) -> FoundFile | None:
        if url in self.kept.embedded:
            content = self.kept.embedded[url]
            ending = picture_type(content)
            return FoundFile(f"{name or '插图'}.{ending}", "", _TYPES[ending], content) if ending else None
        address = self.resolve(url)
        if address is None:
            return None
        file = self.tree.find(address)
        if file is None:
            return self._away(address, name, picture=picture)
        file.linked = True
        return self._sound(file, address, name, picture=picture)

    def _away(self, address: Address, name: str, *, picture: bool) -> FoundFile | None:
        """What is not among the files: a document on another host keeps its address, anything else is dead."""
        if not self.own(address) and not picture and address.url:
            return FoundFile((name or PurePosixPath(address.path).name or address.url)[:300], address.url)
        self.report.dead_link(self.known.where, address.url or address.key)
        return None

    def _sound(self, file: File, address: Address, name: str, *, picture: bool) -> FoundFile | None:
        fault = _fault(file, picture=picture)
        if fault:
            self.report.note(file.where, f"{fault}，没有随“{self.known.where}”迁入", "请取得完整的文件后重新导入")
            return None
        with file.path.open("rb") as stream:
            ending = picture_type(stream.read(16)) if picture or _format(file) is Format.IMAGE else ""
        shown = shown_name(file, name, ending)
        media = _TYPES.get(ending) or mimetypes.guess_type(shown)[0] or ""
        return FoundFile(shown[:300], address.url[:1000], media[:100], path=file.path)


def is_download(file: File) -> bool:
    """Whether a file of the tree is neither a page nor a part of pages' looks."""
    kind = _format(file)
    return kind not in (Format.HTML, Format.TXT, Format.XML) and not file.keys[0].lower().endswith((".css", ".js"))


def _format(file: File) -> Format:
    try:
        with file.path.open("rb") as stream:
            return sniff(stream, file.path.name)
    except OSError:
        return Format.TXT


def _fault(file: File, *, picture: bool) -> str:
    if file.size == 0:
        return "文件是空的"
    if file.size > limits.ATTACHMENT:
        return f"文件有 {file.size >> 20} MB，超过 {limits.ATTACHMENT >> 20} MB"
    with file.path.open("rb") as stream:
        head = stream.read(2048)
    if picture and not picture_type(head):
        return "内容不是图片"
    ending = PurePosixPath(file.keys[0].partition("?")[0]).suffix.lower()
    is_page = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith((b"<!doctype html", b"<html"))
    if is_page and ending not in ("", ".html", ".htm", ".shtml", ".jsp", ".php", ".aspx", ".asp", ".mht"):
        return "名为附件，内容却是网页（可能是出错页）"
    return ""


def picture_type(head: bytes) -> str:
    """png, jpg, gif, bmp or webp by the first bytes; "" for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return next((ending for magic, ending in _MAGIC.items() if head.startswith(magic)), "")


def shown_name(file: File, name: str, ending: str) -> str:
    """The name of an attachment: what the page calls it, with the ending that the file has."""
    own = PurePosixPath(file.keys[0].partition("?")[0]).name
    suffix = PurePosixPath(own).suffix
    plain = name.strip() or PurePosixPath(own).stem or own
    if ending:
        suffix = f".{ending}"
    elif suffix.lower() in ("", ".jsp", ".aspx", ".php", ".do", ".html", ".htm", ".asp"):
        kind = _format(file)
        suffix = (
            f".{kind.value}" if kind not in (Format.BINARY, Format.ENCRYPTED, Format.HTML, Format.TXT) else suffix
        )
    return plain if not suffix or plain.lower().endswith(suffix.lower()) else f"{plain}{suffix}"


def key_of(address: Address) -> str:
    """What a page is known by: its host and address."""
    return f"{address.host.removeprefix('www.')}{address.key}"


def record_of(known: Known, data: dict[str, Any], beside: Sequence[str]) -> dict[str, Any]:
    """The record of a page for `information.importing`; `beside` tells when a file that it links changed."""
    own = {"key": key_of(known.address)} if known.keys else {}
    return {**data, **own, "columns": " ".join(known.names), "beside": list(beside)}
