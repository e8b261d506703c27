"""What a file really is, told by its bytes; its name is only a hint for texts."""

from __future__ import annotations

import io
import re
import struct
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


class Format(StrEnum):
    """File formats by their usual extension; `label` is what a person calls them."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    OFD = "ofd"
    DOC = "doc"
    XLS = "xls"
    WPS = "wps"
    PPT = "ppt"
    PPTX = "pptx"
    RTF = "rtf"
    ODF = "odt"
    MHT = "mht"
    XML = "xml"
    ZIP = "zip"
    ARCHIVE = "rar"
    IMAGE = "png"
    ENCRYPTED = "encrypted"
    BINARY = "binary"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Format.TXT: "文本",
    Format.HTML: "网页（HTML）",
    Format.DOCX: "Word 文档（DOCX）",
    Format.PDF: "PDF",
    Format.XLSX: "Excel 工作簿（XLSX）",
    Format.OFD: "OFD",
    Format.DOC: "Word 97—2003 文档（DOC）",
    Format.XLS: "Excel 97—2003 工作簿（XLS）",
    Format.WPS: "旧版 WPS 或其他 OLE 文档",
    Format.PPT: "PowerPoint 97—2003 演示文稿（PPT）",
    Format.PPTX: "PowerPoint 演示文稿（PPTX）",
    Format.RTF: "RTF",
    Format.ODF: "OpenDocument 文档",
    Format.MHT: "单文件网页（MHT）",
    Format.XML: "XML",
    Format.ZIP: "ZIP 压缩包",
    Format.ARCHIVE: "压缩包",
    Format.IMAGE: "图片",
    Format.ENCRYPTED: "加密的 Office 文档",
    Format.BINARY: "无法识别的二进制内容",
}

_MAGIC = (
    (b"{\\rtf", Format.RTF),
    (b"Rar!\x1a\x07", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
    (b"\x89PNG\r\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"BM", Format.IMAGE),
    (b"II*\0", Format.IMAGE),
    (b"MM\0*", Format.IMAGE),
    (b"MIME-Version:", Format.MHT),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Format.ENCRYPTED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)
_ZIP_MEMBERS = (
    ("OFD.xml", Format.OFD),
    ("word/document.xml", Format.DOCX),
    ("xl/workbook.xml", Format.XLSX),
    ("ppt/presentation.xml", Format.PPTX),
    ("mimetype", Format.ODF),
)
_ZIP_BY_NAME = {".docx": Format.DOCX, ".xlsx": Format.XLSX, ".ofd": Format.OFD, ".docm": Format.DOCX}
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|h[1-6]|ul|section|article)[\s>/]",
    re.IGNORECASE,
)
_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml")
_HTML_NAMES = {".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx"}
_ZIP_OPENINGS = (
    (b"word/", Format.DOCX),
    (b"xl/", Format.XLSX),
    (b"OFD.xml", Format.OFD),
    (b"Doc_0/", Format.OFD),
)
_ZIP_TAIL = 1 << 20
_HEAD = 4096
_STRAY = 0.02
_STRAY_NULS = 0.1
_CONTROL = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 26, 27})


def sniff(stream: BinaryIO, name: str) -> Format:
    """Tell the format of what `stream` holds; `name` decides only between a text and a page without marks."""
    head = _at(stream, 0, _HEAD)
    at_pdf = head[:1024].find(b"%PDF-")
    if at_pdf >= 0 and not head[:at_pdf].lstrip().startswith(b"<"):
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(stream, head, name)
    if head.startswith(_OLE):
        return _ole_format(_at(stream, 0, -1))
    for magic, format_ in _MAGIC:
        if head.startswith(magic) and not (format_ is Format.IMAGE and _looks_textual(head)):
            return format_
    return _text_format(stream, head, name) if _looks_textual(head) else Format.BINARY


def _at(stream: BinaryIO, offset: int, size: int) -> bytes:
    stream.seek(offset)
    return stream.read(size)


def by_name(name: str) -> str:
    """Return the lower-case extension of `name` with its dot, or nothing."""
    return PurePath(name).suffix.lower()


def _zip_format(stream: BinaryIO, head: bytes, name: str) -> Format:
    names = _member_names(stream)
    if not names:  # cut short: the list at the end is gone, the first members or the name must do
        found = next((format_ for mark, format_ in _ZIP_OPENINGS if mark in head), None)
        return found or _ZIP_BY_NAME.get(by_name(name), Format.ZIP)
    return next((format_ for member, format_ in _ZIP_MEMBERS if member in names), Format.ZIP)


def _member_names(stream: BinaryIO) -> set[str]:
    """Read the central directory by hand, a bounded part of it: a hostile one may list millions."""
    size = stream.seek(0, io.SEEK_END)
    tail = _at(stream, max(0, size - _ZIP_TAIL), _ZIP_TAIL)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or end + 20 > len(tail):
        return set()
    length, offset = struct.unpack_from("<II", tail, end + 12)
    directory = _at(stream, offset, min(length, _ZIP_TAIL))
    names, at = set(), 0
    while directory[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(directory):
        name, extra, comment = struct.unpack_from("<HHH", directory, at + 28)
        names.add(directory[at + 46 : at + 46 + name].decode("utf-8", errors="replace"))
        at += 46 + name + extra + comment
    return names


def _ole_format(data: bytes) -> Format:
    return next((f for stream, f in _OLE_STREAMS if stream.encode("utf-16-le") in data), Format.WPS)


def _text_format(stream: BinaryIO, head: bytes, name: str) -> Format:
    plain = head.replace(b"\0", b"")  # UTF-16 markup is markup too
    if by_name(name) in _HTML_NAMES:
        body = _at(stream, 0, 1 << 20).replace(b"\0", b"")
        return Format.HTML if re.search(rb"<[a-zA-Z!/]", body) else Format.TXT
    begins = plain.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"
    if begins and _MARKUP.search(plain):
        return Format.HTML
    return Format.XML if _XML.match(plain) else Format.TXT


def _looks_textual(head: bytes) -> bool:
    """UTF-16 has NULs in one column only; other texts have no control characters to speak of."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    nul = head.count(b"\0")
    if nul >= len(head) * _STRAY and min(head[0::2].count(0), head[1::2].count(0)) <= len(head) * _STRAY:
        return True
    control = len(head) - len(head.translate(None, _CONTROL))
    return nul <= len(head) * _STRAY_NULS and control <= len(head) * _STRAY
