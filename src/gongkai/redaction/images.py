"""A picture redacted: drawn anew from its pixels, so that nothing comes along of what it says of itself."""

from __future__ import annotations

import io
import warnings as python_warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.errors import RedactionError
from gongkai.redaction.model import PixelBox, PixelBoxes, Report
from gongkai.redaction.pdf.labels import print_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.redaction.model import Redaction

_MOST_PIXELS = 100_000_000
_MOST_FRAMES = 500
_QUALITY = 88
_AGAIN = "请用看图软件另存为 PNG 或 JPEG 后再试"
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")


@contextmanager
def opened_image(data: bytes, name: str) -> Iterator[Image.Image]:
    """The picture, its size checked before any pixel is unpacked. Raises `UnreadableError`."""
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # of its size, which is judged here, and of odd EXIF
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _check_size(image, name)
                yield image
        except Image.DecompressionBombError as error:
            raise UnreadableError(name, "图片的像素太多", "请缩小后再试") from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
            if isinstance(error, RedactionError):
                raise
            raise UnreadableError(name, "图片不完整或已损坏，打不开", _AGAIN) from error


def _check_size(image: Image.Image, name: str) -> None:
    frames = getattr(image, "n_frames", 1)
    if image.width * image.height > _MOST_PIXELS or frames > _MOST_FRAMES:
        what = f"图片有 {image.width}×{image.height} 像素、{frames} 页，太大"
        raise UnreadableError(name, what, "请缩小或拆分后再试")


def redact_image(data: bytes, redactions: Sequence[Redaction], name: str) -> tuple[bytes, Report]:
    """The new picture (JPEG stays JPEG, TIFF TIFF, all else becomes PNG), and what was done."""
    report = Report()
    with opened_image(data, name) as image:
        frames = getattr(image, "n_frames", 1)
        if (image.format or "") not in {"TIFF", "GIF"}:
            frames = 1  # the further pictures of an MPO are previews and depth maps
        by_frame = _by_frame(redactions, frames)
        out = io.BytesIO()
        pages = (_frame(image, at, by_frame, report) for at in range(frames))
        _save(pages, image.format or "PNG", out)
    return out.getvalue(), report


def plain_pixels(image: Image.Image) -> Image.Image:
    """The picture as it is shown, on white, without transparency, palette or anything beside its pixels."""
    turned = ImageOps.exif_transpose(image)
    if turned.mode in {"RGBA", "LA", "PA", "P"} or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        flat = Image.new("RGBA", seen.size, "white")
        flat.alpha_composite(seen)
        turned = flat
    mode = turned.mode if turned.mode in {"L", "1"} else "RGB"
    pixels = turned.convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    return clean


def _frame(
    image: Image.Image, at: int, by_frame: dict[int, list[tuple[str, PixelBox]]], report: Report
) -> Image.Image:
    image.seek(at)
    boxes = by_frame.get(at + 1, [])
    where = f"第{at + 1}页"
    pixels = plain_pixels(image).convert("RGB") if boxes else plain_pixels(image)
    draw = ImageDraw.Draw(pixels)
    for label, box in boxes:
        _check_inside(box, pixels.size, where)
        draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=(0, 0, 0))
        if not print_label(pixels, _within(box, pixels.size), label):
            report.warnings.append(f"{where}：有的遮盖条太小，或本机没有中文字体，没有印上依据")
    report.count(str(at + 1), len(boxes))
    return pixels


def _by_frame(redactions: Sequence[Redaction], frames: int) -> dict[int, list[tuple[str, PixelBox]]]:
    found: dict[int, list[tuple[str, PixelBox]]] = {}
    for number, redaction in enumerate(redactions, 1):
        where, place = f"第{number}处遮盖", redaction.place
        if not isinstance(place, PixelBoxes) or not place.boxes:
            raise RedactionError(where, "这种位置不能用于图片", "请给出像素矩形 [左, 上, 右, 下]")
        if not 1 <= place.frame <= frames:
            raise RedactionError(where, f"没有第{place.frame}页，图片共 {frames} 页", f"页码应为 1 至 {frames}")
        found.setdefault(place.frame, []).extend((redaction.label, PixelBox(*box)) for box in place.boxes)
    return found


def _check_inside(box: PixelBox, size: tuple[int, int], where: str) -> None:
    width, height = size
    empty = box.left >= box.right or box.top >= box.bottom
    if empty or box.right <= 0 or box.bottom <= 0 or box.left >= width or box.top >= height:
        raise RedactionError(
            where,
            f"矩形 {tuple(box)} 是空的，或不在图片内",
            f"矩形应为 [左, 上, 右, 下]，以像素计，从左上角量起；图片为 {width}×{height}",
        )


def _within(box: PixelBox, size: tuple[int, int]) -> PixelBox:
    return PixelBox(max(0, box.left), max(0, box.top), min(size[0], box.right), min(size[1], box.bottom))


def _save(pages: Iterator[Image.Image], source: str, out: io.BytesIO) -> None:
    first = next(pages)
    if source == "TIFF":
        first.save(out, "TIFF", compression="tiff_deflate", save_all=True, append_images=pages)
    elif source == "GIF":
        rest = list(pages)
        first.save(out, "PNG") if not rest else first.save(out, "GIF", save_all=True, append_images=rest)
    elif source in {"JPEG", "MPO"}:
        first.save(out, "JPEG", quality=_QUALITY, optimize=True)
    else:
        first.save(out, "PNG", optimize=True)
