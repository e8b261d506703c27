"""The bytes of a PDF, whatever its tables say: strings and streams that no list of objects names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.redaction.check.model import Blob, Piece, Spot
from gongkai.redaction.check.pdf_content import texts_of
from gongkai.redaction.check.pdf_streams import TooMuchError, inflated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find
    from gongkai.redaction.check.secrets import Secrets

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE_HEADS = (b"\x78", b"\x58", b"\x48", b"\x68", b"\x38", b"\x18", b"\x28", b"\x08")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PACKED_PICTURES = re.compile(rb"/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b")


def gather_raw(data: bytes, name: str, secrets: Secrets) -> Iterator[Find]:
    """Only for secrets: what may stand in a file without any has been judged object by object."""
    if not secrets:
        return
    where = f"{name}（文件的字节）"
    yield Blob(Spot.RAW, where, data)
    outside, at = [], 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        outside.append(data[at : match.start()])
        end = data.find(b"endstream", match.end())
        at = len(data) if end < 0 else end
        body = data[match.end() : at]
        head = outside[-1][-400:]
        if body[:1] in _FLATE_HEADS and not _PACKED_PICTURES.search(head):
            yield from _stream(body, where, is_picture=_PICTURE.search(head) is not None)
    outside.append(data[at:])
    yield from (Piece(Spot.RAW, where, text) for text in texts_of(b"\n".join(outside), ()))


def _stream(body: bytes, where: str, *, is_picture: bool) -> Iterator[Find]:
    try:
        plain = inflated(body)
    except TooMuchError:
        return  # told of where the object was met
    if plain is not body:
        yield Blob(Spot.RAW, where, plain)
        if not is_picture:  # pixels read as strings are noise, and many
            yield from (Piece(Spot.RAW, where, text) for text in texts_of(plain, ()))
