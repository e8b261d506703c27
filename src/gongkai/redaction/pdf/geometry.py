"""From a PDF page's own coordinates to the page as it is shown: turned, cropped, scaled."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium_c

from gongkai.redaction.model import Box, PixelBox

if TYPE_CHECKING:
    import pypdfium2

_FINE = 64  # device units a point: pdfium answers in whole ones
_FAR = 1000


@dataclass(frozen=True, slots=True)
class View:
    """The size of a page as shown, in points, and the way there: x' = ax + by + c, y' = dx + ey + f."""

    width: float
    height: float
    across: tuple[float, float, float]
    up: tuple[float, float, float]

    @property
    def whole(self) -> Box:
        return Box(0, 0, self.width, self.height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page's own coordinates as it is shown."""
        corners = [self._point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        (a, b, c), (d, e, f) = self.across, self.up
        return a * x + b * y + c, d * x + e * y + f

    def pixels(self, box: Box, size: tuple[int, int]) -> PixelBox:
        """The pixels that a box touches at all, in a picture of `size`."""
        wide, high = size[0] / self.width, size[1] / self.height
        return PixelBox(
            max(0, int(box.left * wide)),
            max(0, int((self.height - box.top) * high)),
            min(size[0], int(box.right * wide) + 1),
            min(size[1], int((self.height - box.bottom) * high) + 1),
        )


def view_of(page: pypdfium2.PdfPage) -> View:
    """How a page is shown."""
    width, height = page.get_size()
    size = max(1, round(width * _FINE)), max(1, round(height * _FINE))

    def shown(x: float, y: float) -> tuple[float, float]:
        over, down = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(over), ctypes.byref(down))
        return over.value * width / size[0], height - down.value * height / size[1]

    (c, f), (right, rise), (slant, top) = shown(0, 0), shown(_FAR, 0), shown(0, _FAR)
    return View(
        width,
        height,
        ((right - c) / _FAR, (slant - c) / _FAR, c),
        ((rise - f) / _FAR, (top - f) / _FAR, f),
    )
