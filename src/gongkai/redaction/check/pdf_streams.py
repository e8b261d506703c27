"""The bytes of a PDF stream without its filters, so many and no more."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 64_000_000
_SMALL = 4_000_000
_FLATE = frozenset({"/FlateDecode", "/Fl"})


class TooMuchError(Exception):
    """A stream that unpacks to more than any document has, or cannot be unpacked; the text says which."""


def unpacked(stream: pikepdf.Stream) -> bytes:
    """The plain bytes. Raises TooMuchError."""
    raw = stream.read_raw_bytes()
    filters = list(_filters(stream))
    if filters and filters[0] in _FLATE and len(filters) == 1 and "/DecodeParms" not in stream:
        return inflated(raw)
    flates = sum(each in _FLATE for each in filters)
    if flates > 1 or (flates and len(raw) > _SMALL):
        raise TooMuchError("数据流压缩了多层或过大，没有解开")
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, RuntimeError):
        return raw


def inflated(raw: bytes) -> bytes:
    """What zlib gives, the good part of a damaged stream too. Raises TooMuchError for a bomb."""
    engine = zlib.decompressobj()
    try:
        data = engine.decompress(raw, _MOST)
    except zlib.error:
        return _salvaged(raw)
    if engine.unconsumed_tail:
        raise TooMuchError("数据流解开后过大，没有查")
    return data


def _salvaged(raw: bytes) -> bytes:
    engine, found = zlib.decompressobj(), b""
    for at in range(0, len(raw), 64):
        try:
            found += engine.decompress(raw[at : at + 64], _SMALL)
        except zlib.error:
            break
    return found or raw


def _filters(stream: pikepdf.Stream) -> Iterator[str]:
    said = stream.get("/Filter")
    if isinstance(said, pikepdf.Name):
        yield str(said)
    elif isinstance(said, pikepdf.Array):
        yield from map(str, said)
