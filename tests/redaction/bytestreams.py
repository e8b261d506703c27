"""Every word that any byte stream of a file may hold, read without a line of the code that is under test."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
import zlib

import pikepdf
import pypdfium2
from PIL import Image

_TAG = re.compile(r"<[^>]*>")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_CODES = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def everywhere(data: bytes) -> str:
    """All of it in one writing: half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", "\n".join(_words(data, 0))).split())


def _words(data: bytes, depth: int):
    yield from _decoded(data)
    if depth > 4:
        return
    if b"%PDF-" in data[:1024]:
        yield from _of_pdf(data, depth)
    for opened in (_of_zip, _of_picture):
        yield from opened(data, depth)


def _decoded(data: bytes):
    for code in _CODES:
        yield (text := data.decode(code, "ignore"))
        if "<" in text:
            yield html.unescape(_TAG.sub("", text))
    yield data[1:].decode("utf-16-le", "ignore")
    for run in _HEX.findall(data):
        digits = b"".join(run.split())
        yield bytes.fromhex(digits[: len(digits) // 2 * 2].decode()).decode("utf-16-be", "ignore")


def _of_zip(data: bytes, depth: int):
    if not data.startswith(b"PK") and b"PK\x05\x06" not in data:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            yield container.comment.decode("utf-8", "ignore")
            for member in container.namelist():
                yield member
                yield from _words(container.read(member), depth + 1)
    except (zipfile.BadZipFile, zlib.error):
        return


def _of_picture(data: bytes, _depth: int):
    try:
        with Image.open(io.BytesIO(data)) as image:
            yield from (str(value) for value in image.info.values())
            for tag, value in image.getexif().items():
                yield f"{tag}{value}"
                if isinstance(value, bytes):
                    yield from _decoded(value)
    except (OSError, ValueError, SyntaxError):
        return


def _of_pdf(data: bytes, depth: int):
    for body in _STREAM.findall(data):
        try:
            yield from _decoded(zlib.decompressobj().decompress(body))
        except zlib.error:
            continue
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            yield str(item) if isinstance(item, pikepdf.String) else ""
            if isinstance(item, pikepdf.Stream):
                try:
                    plain = item.read_bytes()
                except pikepdf.PdfError:  # a picture
                    plain = item.read_raw_bytes()
                yield from _words(plain, depth + 1)
            yield from _strings(item, 0)
    pdf = pypdfium2.PdfDocument(data)
    try:
        yield from (page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def _strings(item: object, depth: int):
    if isinstance(item, pikepdf.Object) and depth and item.is_indirect:
        return
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            yield key
            yield from _strings(value, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from _strings(value, depth + 1)
