"""A page's picture as small as it may be: text in two tones, seals in few colours, photographs as JPEG."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Mapping

_HUE = 40  # of 255 between two channels: yellowed paper stays below
_COLOURED = 0.0004
_MIDDLE = slice(70, 186)
_PHOTOGRAPH = 0.06
_INK = 150
_COLOURS = 16
_QUALITY = 72
_STRIPS, _STRIP_SIZES, _ROWS, _TONE = 273, 279, 278, 262


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of a picture and the entries of its PDF stream."""

    data: bytes
    entries: Mapping[str, object]

    def stream(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        stream = pikepdf.Stream(pdf, self.data)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        for key, value in self.entries.items():
            stream[key] = value
        return pdf.make_indirect(stream)


def encoded(picture: Image.Image) -> Encoded:
    """Choose by what the page shows: tones between black and white, and colours."""
    grey = picture.convert("L")
    tones = grey.histogram()
    photograph = sum(tones[_MIDDLE]) > _PHOTOGRAPH * sum(tones)
    coloured = _has_colour(picture)
    if photograph:
        return _jpeg(picture if coloured else grey)
    return _few_colours(picture) if coloured else _two_tones(grey)


def _has_colour(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    hues = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue)).histogram()
    return sum(hues[_HUE:]) > _COLOURED * sum(hues)


def _jpeg(picture: Image.Image) -> Encoded:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    space = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    return Encoded(out.getvalue(), _entries(picture, 8, space) | {"/Filter": pikepdf.Name.DCTDecode})


def _few_colours(picture: Image.Image) -> Encoded:
    few = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    colours = bytes(few.getpalette() or [])[: 3 * _COLOURS].ljust(3 * _COLOURS, b"\0")
    packed = _nibbles(few)
    space = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, _COLOURS - 1, pikepdf.String(colours)])
    return Encoded(zlib.compress(packed), _entries(picture, 4, space) | {"/Filter": pikepdf.Name.FlateDecode})


def _nibbles(few: Image.Image) -> bytes:
    """Two pixels a byte, each row beginning a new one."""
    width, height = few.size
    if width % 2:
        few = few.crop((0, 0, width + 1, height))
    points = few.tobytes()
    high, low = points[0::2], points[1::2]
    merged = int.from_bytes(high, "big") << 4 | int.from_bytes(low, "big")
    return merged.to_bytes(len(high), "big")


def _two_tones(grey: Image.Image) -> Encoded:
    flat = grey.point(lambda tone: 255 if tone > _INK else 0).convert("1", dither=Image.Dither.NONE)
    out = io.BytesIO()
    flat.save(out, "TIFF", compression="group4", tiffinfo={_ROWS: flat.height})
    with Image.open(out) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]  # a TIFF has it
        start, size, tone = tags[_STRIPS][0], tags[_STRIP_SIZES][0], tags[_TONE]
    parameters = pikepdf.Dictionary(
        {"/K": -1, "/Columns": flat.width, "/Rows": flat.height, "/BlackIs1": bool(tone)}
    )
    return Encoded(
        out.getvalue()[start : start + size],
        _entries(grey, 1, pikepdf.Name.DeviceGray)
        | {"/Filter": pikepdf.Name.CCITTFaxDecode, "/DecodeParms": parameters},
    )


def _entries(picture: Image.Image, bits: int, space: object) -> dict[str, object]:
    return {
        "/Width": picture.width,
        "/Height": picture.height,
        "/BitsPerComponent": bits,
        "/ColorSpace": space,
    }
