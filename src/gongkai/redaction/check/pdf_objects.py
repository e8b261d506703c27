"""Every object of a PDF, those that no page uses too: strings, streams, attached files, pictures' properties."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.check.gather import gather_inner
from gongkai.redaction.check.images import gather_image
from gongkai.redaction.check.model import Blob, Piece, Spot, Unread
from gongkai.redaction.check.pdf_content import texts_of
from gongkai.redaction.check.pdf_kinds import judged
from gongkai.redaction.check.pdf_streams import TooMuchError, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find
    from gongkai.redaction.check.secrets import Secrets

_MOST_DEPTH = 50
_CONTAINERS = frozenset({"/ObjStm", "/XRef"})
_OF_FONTS = ("/Registry", "/Ordering", "/FontFamily", "/CharSet")


def gather_objects(data: bytes, name: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    """Object by object; `name` says which file or version it is."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield from _Sweep(pdf, name, secrets, depth).all()
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError) as error:
        yield Unread(name, f"对象结构读不出（{type(error).__name__}）")


class _Sweep:
    def __init__(self, pdf: pikepdf.Pdf, name: str, secrets: Secrets, depth: int) -> None:
        self._pdf, self._name, self._secrets, self._depth = pdf, name, secrets, depth
        self._reached = _reached(pdf)
        info = pdf.trailer.get("/Info")
        self._info = info.objgen if isinstance(info, pikepdf.Dictionary) else (0, 0)
        self._maps = [
            stream for each in pdf.objects if isinstance(each, pikepdf.Stream) and (stream := _cmap(each))
        ]

    def all(self) -> Iterator[Find]:
        for item in self._pdf.objects:
            where = f"{self._name} 对象{item.objgen[0]}"
            is_used = item.objgen in self._reached or _is_container(item)
            if not is_used:
                where += "（没有用到）"
            for each in self._object(item, where):
                yield each if is_used or not isinstance(each, Piece) else _orphan(each)

    def _object(self, item: pikepdf.Object, where: str) -> Iterator[Find]:
        if isinstance(item, pikepdf.Stream):
            yield from self._stream(item, where)
            item = item.stream_dict
        yield from self._strings(item, item, where, "", 0)

    def _strings(
        self, item: pikepdf.Object, owner: pikepdf.Object, where: str, key: str, depth: int
    ) -> Iterator[Find]:
        """The strings of an object, not of those that it refers to."""
        if depth > _MOST_DEPTH:
            yield Unread(where, "结构套了太多层")
        elif isinstance(item, pikepdf.String):
            spot, shown = judged(owner, key, is_info=owner.objgen == self._info and self._info != (0, 0))
            yield Piece(spot, f"{where} {key}", str(item), shown=shown)
            yield Blob(spot, f"{where} {key}", bytes(item))
        elif isinstance(item, pikepdf.Name):
            yield Piece(Spot.PART, f"{where} {key}", str(item)[1:])
        elif isinstance(item, pikepdf.Dictionary):
            for inner, value in item.items():
                yield Piece(Spot.PART, f"{where}（键名）", inner[1:])
                if _is_direct(value):
                    named = inner if inner[1:].replace(".", "").isalpha() else key
                    yield from self._strings(
                        value, owner if depth == 0 or owner is item else item, where, named, depth + 1
                    )
        elif isinstance(item, pikepdf.Array):
            for value in item:
                if _is_direct(value):
                    yield from self._strings(value, owner, where, key, depth + 1)

    def _stream(self, item: pikepdf.Stream, where: str) -> Iterator[Find]:
        kind, subtype = item.get("/Type"), item.get("/Subtype")
        if subtype == "/Image":
            yield from _picture(item, where)
            return
        try:
            data = unpacked(item)
        except TooMuchError as error:
            yield Unread(where, str(error))
            return
        if kind == "/EmbeddedFile":
            yield from gather_inner(data, Spot.ATTACHMENT, f"{where} 附件", self._secrets, self._depth)
        elif kind == "/Metadata" or subtype == "/XML":
            yield from _xmp(data, where)
        else:
            yield Blob(Spot.RAW, where, data)
            spot = Spot.PART if b"begincmap" in data else Spot.RAW  # a font's table says no words
            yield from (Piece(spot, f"{where} 内容", text) for text in texts_of(data, self._maps))


def _is_container(item: pikepdf.Object) -> bool:
    """Whether an object only holds the file together; what stands in it is met by itself."""
    return isinstance(item, pikepdf.Stream) and item.get("/Type") in _CONTAINERS


def _orphan(piece: Piece) -> Piece:
    """A text in an object that nothing uses: nobody sees it, whatever it once was."""
    telling = piece.spot is not Spot.PART and not piece.where.endswith(_OF_FONTS)
    return Piece(Spot.UNREFERENCED, piece.where, piece.text, shown=not telling)


def _is_direct(value: object) -> bool:
    return not (isinstance(value, pikepdf.Object) and value.is_indirect)


def _picture(item: pikepdf.Stream, where: str) -> Iterator[Find]:
    raw = item.read_raw_bytes()
    yield Blob(Spot.PICTURE, where, raw)
    if raw.startswith(b"\xff\xd8"):
        try:
            yield from list(gather_image(raw, f"{where} 图片"))
        except UnreadableError:
            return  # a picture that only PDF readers take; its bytes were looked through


def _xmp(data: bytes, where: str) -> Iterator[Find]:
    from gongkai.redaction.check.xmp import facts_of  # noqa: PLC0415

    yield Blob(Spot.METADATA, where, data)
    yield Piece(Spot.METADATA, f"{where} XMP", data.decode("utf-8", "ignore"))
    yield from (Piece(Spot.METADATA, f"{where} XMP {name}", said, shown=False) for name, said in facts_of(data))


def _cmap(stream: pikepdf.Stream) -> bytes:
    try:
        data = unpacked(stream) if "/Subtype" not in stream and "/Length1" not in stream else b""
    except TooMuchError:
        return b""
    return data if b"begincmap" in data else b""


def _reached(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The objects that one comes to from the trailer."""
    found: set[tuple[int, int]] = set()
    waiting: list[object] = [pdf.trailer]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Object) and item.is_indirect and item.objgen != (0, 0):
            if item.objgen in found:
                continue
            found.add(item.objgen)
        if isinstance(item, pikepdf.Stream):
            waiting += [value for _, value in item.stream_dict.items()]
        elif isinstance(item, pikepdf.Dictionary):
            waiting += [value for _, value in item.items()]
        elif isinstance(item, pikepdf.Array):
            waiting += list(item)
    return found
