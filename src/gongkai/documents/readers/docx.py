"""Word documents (DOCX): paragraphs with their automatic numbers, tables, text boxes, embedded files."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from gongkai.documents.blocks import RawDocument
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB
from gongkai.documents.model import EmbeddedFile, ReadWarning
from gongkai.documents.readers.docx_body import Body
from gongkai.documents.readers.docx_numbering import numbering_of
from gongkai.documents.readers.docx_styles import styles_of
from gongkai.documents.readers.grid import merge_continued
from gongkai.documents.readers.ooxml import transitional, w
from gongkai.documents.readers.package import Package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gongkai.documents.limits import Limits

_MAIN = "word/document.xml"
_EMBEDDED = "word/embeddings/"
_MAX_EMBEDDED = 20 * MB


def read_docx(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a DOCX; raises `UnreadableError` when the container or its main part is damaged."""
    package = Package(data, name, limits)
    root = _part(package, _MAIN, name)
    main = None if root is None else root.find(w("body"))
    if main is None:
        raise UnreadableError(f"{name}（{_MAIN}）", "没有正文部件", "请用 Word 或 WPS 打开后另存再试")
    body = Body(
        styles_of(_part(package, "word/styles.xml", name)),
        numbering_of(_part(package, "word/numbering.xml", name)),
        limits,
    )
    body.read(main)
    document = RawDocument(blocks=merge_continued(body.blocks), warnings=body.warnings)
    document.files.extend(_embedded(package, document.warnings))
    return document


def _part(package: Package, member: str, name: str) -> _Element | None:
    if member not in package.names:
        return None
    return parse_xml(transitional(package.read(member)), f"{name}（{member}）")


def _embedded(package: Package, warnings: list[ReadWarning]) -> list[EmbeddedFile]:
    files: list[EmbeddedFile] = []
    room = _MAX_EMBEDDED
    for member in package.names:
        if not member.startswith(_EMBEDDED) or member.endswith("/"):
            continue
        content = package.read(member)
        room -= len(content)
        if room < 0:
            warnings.append(ReadWarning(member, f"内嵌文件合计超过 {_MAX_EMBEDDED // MB} MB，其余没有取出"))
            break
        file_name = member.removeprefix(_EMBEDDED)
        kind = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        files.append(EmbeddedFile(file_name, kind, content))
    return files
