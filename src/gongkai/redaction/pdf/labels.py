"""The words on a bar, white on black, drawn by the same engine as the page and so with the fonts at hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from gongkai.redaction.model import PixelBox

_SHARE = 0.62  # of a bar's height
_LEAST = 9  # pixels: smaller type is a smudge
_MOST = 60
_ROOM = 0.94


def print_label(picture: Image.Image, box: PixelBox, label: str) -> bool:
    """Print `label` in the middle of a bar, where it fits; tell whether it did."""
    if not label.strip():
        return True
    wide, high = box.right - box.left, box.bottom - box.top
    size = min(high * _SHARE, wide * _ROOM / _ems(label), _MOST)
    if size < _LEAST:
        return False
    words = _drawn(label, round(size))
    if words is None:
        return False
    at = box.left + (wide - words.width) // 2, box.top + (high - words.height) // 2
    picture.paste(Image.new("RGB", words.size, "white"), at, words)
    return True


def _ems(label: str) -> float:
    """How wide a label is, in sizes of type: what is not ideographic takes about half."""
    return sum(0.6 if char.isascii() else 1 for char in label)


@lru_cache(maxsize=64)
def _drawn(label: str, size: int) -> Image.Image | None:
    """The label as a mask, cut to its ink; None where no font at hand has it."""
    pdf = pypdfium2.PdfDocument(_page(label, size))
    grey = pdf[0].render(scale=1).to_pil().convert("L")
    pdf.close()
    mask = grey.point(lambda tone: 255 - tone)
    ink = mask.getbbox()
    return mask.crop(ink) if ink else None


def _page(label: str, size: int) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(max(3, (len(label) + 1) * size), 2 * size))
    page.Resources = pikepdf.Dictionary({"/Font": {"/F": _font(pdf)}})
    words = label.encode("utf-16-be", "replace").hex()
    page.Contents = pdf.make_stream(f"BT /F {size} Tf 1 {size / 2} Td <{words}> Tj ET".encode())
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    import io  # noqa: PLC0415

    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """A font that is named and not embedded: the engine takes the nearest that the machine has."""
    name = pikepdf.Name("/STSong-Light")
    descriptor = pikepdf.Dictionary(
        {
            "/Type": pikepdf.Name.FontDescriptor,
            "/FontName": name,
            "/Flags": 4,
            "/FontBBox": [-25, -254, 1000, 880],
            "/ItalicAngle": 0,
            "/Ascent": 880,
            "/Descent": -120,
            "/CapHeight": 880,
            "/StemV": 93,
        }
    )
    system = {"/Registry": pikepdf.String("Adobe"), "/Ordering": pikepdf.String("GB1"), "/Supplement": 4}
    inner = {
        "/Type": pikepdf.Name.Font,
        "/Subtype": pikepdf.Name.CIDFontType0,
        "/BaseFont": name,
        "/FontDescriptor": pdf.make_indirect(descriptor),
        "/DW": 1000,
        "/CIDSystemInfo": system,
    }
    return pdf.make_indirect(
        pikepdf.Dictionary(
            {
                "/Type": pikepdf.Name.Font,
                "/Subtype": pikepdf.Name.Type0,
                "/BaseFont": name,
                "/Encoding": pikepdf.Name("/UniGB-UTF16-H"),
                "/DescendantFonts": [pdf.make_indirect(pikepdf.Dictionary(inner))],
            }
        )
    )
