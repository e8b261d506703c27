"""OFD (GB/T 33190-2016), the layout format of electronic official documents: its text, lines and seals."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from gongkai.documents.blocks import RawDocument
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB
from gongkai.documents.model import EmbeddedFile, ReadWarning
from gongkai.documents.readers.ofd_page import PageReader, local_name
from gongkai.documents.readers.package import Package
from gongkai.documents.readers.page_content import blocks_of_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.limits import Limits
    from gongkai.documents.readers.page_content import PageContent

_MAX_ATTACHED = 20 * MB


def read_ofd(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read every document body of an OFD; raises `UnreadableError` for a damaged one."""
    package = Package(data, name, limits)
    document = RawDocument(blocks=[])
    pages: list[PageContent] = []
    entry = package.xml("OFD.xml")
    for body in _named(entry, "DocBody"):
        document.metadata.update(_custom_data(body))
        root_path = _path("OFD.xml", _text(body, "DocRoot"))
        pages += _pages(package, root_path, limits, document.warnings, len(pages))
        document.files.extend(_attachments(package, root_path, document.warnings))
        _warn_of_seals(package, _text(body, "Signatures"), document.warnings)
    if not pages:
        raise UnreadableError(name, "OFD 里没有页面", "请重新导出后再试")
    document.blocks.extend(blocks_of_pages(pages, document.warnings))
    if not document.blocks:
        document.warnings.append(ReadWarning("全文", "OFD 没有文字，可能是扫描件，要先做文字识别（OCR）"))
    return document


def _pages(
    package: Package, root_path: str, limits: Limits, warnings: list[ReadWarning], offset: int
) -> Iterator[PageContent]:
    root = package.xml(root_path)
    common = next(_named(root, "CommonData"), root)
    reader = PageReader(package, root_path, common)
    locations = [page.get("BaseLoc", "") for page in _named(next(_named(root, "Pages"), root), "Page")]
    for number, location in enumerate(locations, offset + 1):
        if number > limits.pages:
            warnings.append(ReadWarning(f"第{number}页", f"文件共 {len(locations)} 页，太长，从这一页起没有读"))
            return
        path = _path(root_path, location)
        try:
            yield reader.page(number, package.xml(path))
        except UnreadableError as error:
            warnings.append(ReadWarning(f"第{number}页", f"{error.what}，没有读"))


def _attachments(package: Package, root_path: str, warnings: list[ReadWarning]) -> Iterator[EmbeddedFile]:
    listed = _text(package.xml(root_path), "Attachments")
    path = _path(root_path, listed)
    if not listed or path not in package.names:
        return
    room = _MAX_ATTACHED
    for attachment in _named(package.xml(path), "Attachment"):
        member = _path(path, _text(attachment, "FileLoc"))
        title = attachment.get("Name") or posixpath.basename(member)
        content = package.read(member) if member in package.names else b""
        room -= len(content)
        if not content or room < 0:
            warnings.append(ReadWarning(f"附件“{title}”", "附件缺失或过大，没有取出"))
            continue
        suffix = posixpath.splitext(member)[1]
        full_name = title if title.endswith(suffix) else title + suffix
        yield EmbeddedFile(full_name, "application/octet-stream", content)


def _warn_of_seals(package: Package, location: str, warnings: list[ReadWarning]) -> None:
    path = _path("OFD.xml", location)
    if not location or path not in package.names:
        return
    count = sum(1 for _ in _named(package.xml(path), "Signature"))
    if count:
        warnings.append(ReadWarning("签章", f"有 {count} 个电子签名或印章，没有验证"))


def _custom_data(body: _Element) -> dict[str, str]:
    return {
        "".join(item.get("Name", "").split()).rstrip("：:"): (item.text or "").strip()
        for item in _named(body, "CustomData")
        if item.get("Name") and (item.text or "").strip()
    }


def _named(root: _Element, name: str) -> Iterator[_Element]:
    return (element for element in root.iter("{*}" + name) if local_name(element) == name)


def _text(root: _Element, name: str) -> str:
    found = next(_named(root, name), None)
    return "" if found is None else (found.text or "").strip()


def _path(base: str, location: str) -> str:
    """Resolve a location as OFD does: from the package's root with a slash, else from the file's folder."""
    joined = location if location.startswith("/") else posixpath.join(posixpath.dirname(base), location)
    return posixpath.normpath(joined).lstrip("/")
