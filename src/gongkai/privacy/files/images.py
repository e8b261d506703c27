"""What a picture says of itself: EXIF (JPEG, PNG, TIFF) and the text chunks of PNG.

A small reader of our own: only the tags that can name a person or a place, each offset checked, no pixel touched.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.privacy.files.gathering import Gathering

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_TIFF = (b"II*\0", b"MM\0*")
_EXIF = b"Exif\0\0"
_TAGS = {
    0x010E: "图片说明", 0x013B: "作者", 0x8298: "版权", 0x9286: "用户注释",
    0x9C9B: "标题", 0x9C9C: "备注", 0x9C9D: "作者", 0x9C9E: "关键词", 0x9C9F: "主题", 0xA430: "机主",
}  # fmt: skip
_PERSONS = frozenset({"作者", "版权", "机主"})
_WIDE = range(0x9C9B, 0x9CA0)  # Windows writes these in UTF-16
_POINTERS = (0x8769,)
_GPS = 0x8825
_GPS_LATITUDE, _GPS_LONGITUDE = 2, 4
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_MOST_ENTRIES, _MOST_BYTES, _MOST_CHUNKS = 500, 1_000_000, 5000
POSITION = "拍摄位置："


def gather_image(data: bytes, where: str, into: Gathering) -> None:
    """Add the words and the position that a picture carries; a damaged one adds what can be read."""
    for label, words in _facts(data):
        if label in _PERSONS:
            into.person(f"{where}（{label}）", words)
        into.line(f"{where}（{label}）", f"{label}：{words}")


def _facts(data: bytes) -> Iterator[tuple[str, str]]:
    if data.startswith(_JPEG):
        for block in _jpeg_exif(data):
            yield from _tiff(block)
    elif data.startswith(_PNG):
        yield from _png(data)
    elif data.startswith(_TIFF):
        yield from _tiff(data)


def _jpeg_exif(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:  # noqa: PLR2004  # SOS: pixels begin
        (size,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + size]
        if data[at + 1] == 0xE1 and body.startswith(_EXIF):  # noqa: PLR2004  # APP1
            yield body[len(_EXIF) :]
        at += 2 + max(size, 2)


def _png(data: bytes) -> Iterator[tuple[str, str]]:
    at = len(_PNG)
    for _ in range(_MOST_CHUNKS):
        if at + 8 > len(data):
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if kind == b"eXIf":
            yield from _tiff(body)
        elif kind in {b"tEXt", b"iTXt", b"zTXt"}:
            yield from _png_text(kind, body)
        at += size + 12


def _png_text(kind: bytes, body: bytes) -> Iterator[tuple[str, str]]:
    keyword, _, rest = body.partition(b"\0")
    label = {"author": "作者", "copyright": "版权"}.get(keyword.decode("latin-1").lower(), "图片说明")
    if kind == b"tEXt":
        yield label, _decoded(rest)
    elif kind == b"zTXt":
        yield label, _decoded(_inflated(rest[1:]))
    else:
        packed = rest[:1] == b"\1"
        words = rest[2:].split(b"\0", 2)[-1]
        yield label, _decoded(_inflated(words) if packed else words)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST_BYTES)
    except zlib.error:
        return b""


def _tiff(data: bytes) -> Iterator[tuple[str, str]]:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:  # noqa: PLR2004  # the header's length
        return
    (first,) = struct.unpack_from(f"{order}I", data, 4)
    waiting, seen = [first], set[int]()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for tag, raw in _entries(data, at, order):
            if tag in _POINTERS:
                waiting.append(_number(raw, order))
            elif tag == _GPS:
                yield from _position(data, _number(raw, order), order)
            elif tag in _TAGS and (words := _words(tag, raw)):
                yield _TAGS[tag], words


def _entries(data: bytes, at: int, order: str) -> Iterator[tuple[int, bytes]]:
    """Tag and raw value of each entry of the directory at `at`."""
    if at + 2 > len(data):
        return
    (count,) = struct.unpack_from(f"{order}H", data, at)
    for number in range(min(count, _MOST_ENTRIES)):
        entry = at + 2 + 12 * number
        if entry + 12 > len(data):
            return
        tag, kind, items = struct.unpack_from(f"{order}HHI", data, entry)
        size = _SIZES.get(kind, 0) * items
        place = entry + 8
        if size > 4:  # noqa: PLR2004  # longer values stand elsewhere
            (place,) = struct.unpack_from(f"{order}I", data, place)
        if size <= _MOST_BYTES:
            yield tag, data[place : place + size]


def _number(raw: bytes, order: str) -> int:
    return int.from_bytes(raw, "little" if order == "<" else "big")


def _words(tag: int, raw: bytes) -> str:
    if tag in _WIDE:
        return raw.decode("utf-16-le", errors="ignore").strip("\0 ")
    if raw[:8] in {b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8}:
        wide = raw.startswith(b"UNICODE")
        return raw[8:].decode("utf-16", errors="ignore").strip("\0 ") if wide else _decoded(raw[8:])
    return _decoded(raw)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8").strip("\0 ")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace").strip("\0 ")


def _position(data: bytes, at: int, order: str) -> Iterator[tuple[str, str]]:
    found = dict(_entries(data, at, order))
    degrees = [_degrees(found.get(tag, b""), order) for tag in (_GPS_LATITUDE, _GPS_LONGITUDE)]
    if all(degree is not None for degree in degrees):
        yield POSITION[:-1], "，".join(f"{degree:.5f}" for degree in degrees)


def _degrees(raw: bytes, order: str) -> float | None:
    """Degrees, minutes and seconds as three fractions."""
    if len(raw) != 24:  # noqa: PLR2004  # three fractions of eight bytes
        return None
    figures = struct.unpack(f"{order}6I", raw)
    if not all(figures[1::2]):
        return None
    return float(sum(figures[2 * at] / figures[2 * at + 1] / 60**at for at in range(3)))
