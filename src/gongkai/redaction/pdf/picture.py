"""A PDF page as a picture: what a reader sees, and nothing else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2

from gongkai.documents.errors import UnreadableError

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72
_MOST_PIXELS = 36_000_000  # A4 at 500 dpi, A1 at 200
_LEAST_DPI = 40


def picture_of(page: pypdfium2.PdfPage, dpi: float, where: str, *, annotations: bool = True) -> Image:
    """The page in RGB on white, as it is shown (turned, cropped, layers and form fields as set).

    A huge page gets fewer dots an inch, so that memory stays bounded. Raises `UnreadableError` beyond that.
    """
    scale = _scale(page, dpi, where)
    try:
        bitmap = page.render(scale=scale, draw_annots=annotations, rev_byteorder=True)
    except (pypdfium2.PdfiumError, MemoryError) as error:
        raise UnreadableError(where, "这一页画不出来，可能已损坏", "请用原来的软件重新导出") from error
    image: Image = bitmap.to_pil()
    rgb = image.convert("RGB") if image.mode != "RGB" else image.copy()
    bitmap.close()
    return rgb


def _scale(page: pypdfium2.PdfPage, dpi: float, where: str) -> float:
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise UnreadableError(where, "页面没有大小", "请用原来的软件重新导出")
    most = math.sqrt(_MOST_PIXELS / (width * height))
    scale = min(dpi / _POINTS, most)
    if scale * _POINTS < _LEAST_DPI:
        size = f"{width / _POINTS * 2.54:.0f}×{height / _POINTS * 2.54:.0f} 厘米"
        raise UnreadableError(where, f"页面有 {size}，太大", "请缩小版面后重新导出")
    return scale
