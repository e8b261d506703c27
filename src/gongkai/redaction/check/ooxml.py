"""Word files and workbooks part by part, down to the zip container itself."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.package import Package
from gongkai.redaction.check.gather import gather_inner
from gongkai.redaction.check.images import gather_image
from gongkai.redaction.check.markup import gather_markup
from gongkai.redaction.check.model import Blob, Piece, Spot, Unread
from gongkai.redaction.model import Kind
from gongkai.redaction.office.covers import SAYS, covers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find
    from gongkai.redaction.check.secrets import Secrets

_MARKUP = re.compile(r".*\.(?:xml|rels|vml)", re.IGNORECASE)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|tiff?|gif|bmp)", re.IGNORECASE)
_TAKEN_APART = re.compile(r"(?:word|xl)/.*")
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_MOST = 20_000_000


def gather_ooxml(data: bytes, kind: Kind, name: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    """All parts of a container. Raises `UnreadableError` for a damaged, encrypted or exploding one."""
    package = Package(data, name, DEFAULT_LIMITS)
    if kind is Kind.DOCX:
        from gongkai.redaction.check.docx import gather_docx  # noqa: PLC0415

        yield from gather_docx(package)
    else:
        from gongkai.redaction.check.xlsx import gather_xlsx  # noqa: PLC0415

        yield from gather_xlsx(package, data, name)
    yield from (Piece(Spot.COVERED, where, SAYS, shown=False) for where in covers(package))
    for member in dict.fromkeys(package.names):
        try:
            yield from _part(package, member, secrets, depth)
        except UnreadableError as error:
            yield Unread(member, error.what)
    yield from _container(data, name)


def _part(package: Package, member: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    yield Piece(Spot.PART, "部件的名称", member)
    data = package.read(member)
    if member.endswith("/") or not data:
        return
    if _MARKUP.fullmatch(member):
        yield from gather_markup(data, member)
    elif "vbaproject" in member.lower():
        yield Piece(Spot.MACRO, member, f"{len(data)} 字节", shown=False)
        yield Blob(Spot.MACRO, member, data)
    elif _PICTURE.fullmatch(member):
        if member.startswith("docProps/"):
            yield Piece(Spot.METADATA, f"缩略图 {member}", f"{len(data)} 字节", shown=False)
        yield from _picture(data, member)
    else:
        yield from gather_inner(data, Spot.EMBEDDED, member, secrets, depth)


def _picture(data: bytes, member: str) -> Iterator[Find]:
    try:
        yield from list(gather_image(data, member))
    except UnreadableError:
        yield Blob(Spot.PICTURE, member, data)


def _container(data: bytes, name: str) -> Iterator[Find]:
    """What lies in the zip file beside its members: comments, bytes before and behind, members no list names."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        members = container.infolist()
        comments = [container.comment, *(each.comment for each in members), *(each.extra for each in members)]
    for comment in filter(None, comments):
        yield Blob(Spot.RAW, f"{name}（压缩包注释）", comment)
        yield Piece(Spot.RAW, f"{name}（压缩包注释）", comment.decode("utf-8", "ignore"))
    listed = {each.header_offset for each in members}
    begin = min(listed, default=0)
    if data[:begin].strip(b"\0 \r\n"):
        yield Piece(Spot.RAW, f"{name}（压缩包之前）", f"{begin} 字节", shown=False)
        yield Blob(Spot.RAW, f"{name}（压缩包之前）", data[:begin])
    end = data.rfind(b"PK\x05\x06")
    if end >= 0 and (behind := data[end + 22 :]):
        yield Blob(Spot.RAW, f"{name}（压缩包之后）", behind)
    yield from _unlisted(data, listed, name)


def _unlisted(data: bytes, listed: set[int], name: str) -> Iterator[Find]:
    at = data.find(_LOCAL)
    while at >= 0:
        if at not in listed and len(data) > at + 30 and (found := _local(data, at)) is not None:
            yield Piece(Spot.UNREFERENCED, f"{name}（目录里没有的部件）", f"{len(found)} 字节", shown=False)
            yield Blob(Spot.UNREFERENCED, f"{name}（目录里没有的部件）", found)
        at = data.find(_LOCAL, at + 4)


def _local(data: bytes, at: int) -> bytes | None:
    """The content of a member by its local head; None when that is no member after all."""
    method, size, name, extra = struct.unpack_from("<8xH8xI4xHH", data, at)
    begin = at + 30 + name + extra
    if method == zipfile.ZIP_STORED:
        return data[begin : begin + size] or None
    if method != zipfile.ZIP_DEFLATED:
        return None
    try:
        return zlib.decompressobj(-15).decompress(data[begin:], _MOST) or None
    except zlib.error:
        return None
