"""What a picture holds beside its pixels, and pixels that do not show."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, ImageChops

from gongkai.privacy.files.gathering import Gathering
from gongkai.privacy.files.images import gather_image as gather_facts
from gongkai.redaction.check.model import Blob, Piece, Spot
from gongkai.redaction.images import opened_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find

_ENDS = {b"\xff\xd8": b"\xff\xd9", b"\x89P": b"IEND\xaeB`\x82"}
_TOLERATED = 16  # stray bytes behind the end say nothing
_TELLING = frozenset(
    {"xmp", "XML:com.adobe.xmp", "comment", "Comment", "Description", "Author", "Title", "photoshop"}
)


def gather_image(data: bytes, name: str) -> Iterator[Find]:
    """All that a picture says of itself, its preview, what is hung on behind, transparent pixels.

    Raises `UnreadableError` for one that cannot be opened.
    """
    yield Blob(Spot.PICTURE, name, data)
    gathered = Gathering()
    gather_facts(data, name, gathered)
    yield from (Piece(Spot.PICTURE, name, line, shown=False) for line in gathered.text.splitlines())
    with opened_image(data, name) as image:
        yield from _of_itself(image, name)
        yield from _transparent(image, name)
    yield from _behind(data, name)


def _of_itself(image: Image.Image, name: str) -> Iterator[Find]:
    for key, said in image.info.items():
        if isinstance(said, str | bytes):
            text = said if isinstance(said, str) else said.decode("utf-8", "ignore")
            shown = str(key) not in _TELLING and not isinstance(said, str)
            yield Piece(Spot.PICTURE, f"{name}（{key}）", text, shown=shown)
    exif = image.getexif()
    for directory in (exif, *(exif.get_ifd(each) for each in ExifTags.IFD)):
        for tag, said in dict(directory).items():
            text = said.decode("utf-8", "ignore") if isinstance(said, bytes) else str(said)
            yield Piece(Spot.PICTURE, f"{name}（EXIF {tag}）", text)
    preview = exif.get_ifd(ExifTags.IFD.IFD1) if image.format in {"JPEG", "MPO"} else {}
    if preview.get(0x0201):
        yield Piece(Spot.PICTURE, f"{name}（缩略图）", "内嵌的缩略图", shown=False)


def _behind(data: bytes, name: str) -> Iterator[Find]:
    end = _ENDS.get(data[:2])
    at = data.rfind(end) if end else -1
    rest = data[at + len(end) :] if end and at >= 0 else b""
    if len(rest) > _TOLERATED:
        yield Piece(Spot.PICTURE, f"{name}（图片末尾之后）", f"{len(rest)} 字节", shown=False)
    if data[:2] == b"\xff\xd8" and (second := data.find(b"\xff\xd8\xff", 2)) > 0 and _is_picture(data[second:]):
        yield Piece(Spot.PICTURE, f"{name}（内嵌的另一张图）", "内嵌的缩略图", shown=False)


def _is_picture(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image.width > 1
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def _transparent(image: Image.Image, name: str) -> Iterator[Find]:
    """Pixels that are wholly transparent and yet of several colours: a picture below the picture."""
    if image.mode not in {"RGBA", "LA"}:
        return
    clear = image.getchannel("A").point(lambda alpha: 255 if alpha == 0 else 0)
    if clear.getbbox() is None:
        return
    colours = image.convert("RGB")
    black = Image.new("RGB", image.size)
    below = Image.composite(colours, black, clear)
    white = Image.composite(colours, Image.new("RGB", image.size, "white"), clear)
    if below.getbbox() and ImageChops.invert(white).getbbox():
        corner = colours.crop(clear.getbbox())
        if len(corner.getcolors(2) or (0, 0)) > 1:
            yield Piece(Spot.PICTURE, f"{name}（透明的部分）", "透明处还有图像", shown=False)
