"""Pages without bars taken over as they are, where nothing about them is out of sight; else they are burnt too."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.pdf.seen import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View

_KEPT = frozenset({"/Type", "/MediaBox", "/CropBox", "/Rotate"})
_RESOURCES = frozenset({"/Font", "/ProcSet", "/ColorSpace", "/ExtGState"})
_OF_FONTS = frozenset({"/Metadata", "/PieceInfo"})
_HOLDS_MORE = frozenset({"Do", "sh", "INLINE IMAGE", "BI"})
_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})


class CleanCopies:
    """Takes over pages of text and lines: no picture, form, layer, comment or property comes along."""

    def __init__(self, data: bytes, target: pikepdf.Pdf, name: str) -> None:
        try:
            self._source = pikepdf.open(io.BytesIO(data))
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise UnreadableError(name, "PDF 不完整或已损坏，打不开", "请用原来的软件重新导出") from error
        self._target, self._name = target, name

    def take(self, at: int, page: pypdfium2.PdfPage, view: View, chars: Sequence[Char]) -> bool:
        """Add the page at index `at` to the target; tell whether it could be."""
        original = self._source.pages[at]
        content = _plain_content(original)
        if content is None or not all(seen(page, view, chars, f"{self._name} 第{at + 1}页")):
            return False
        self._target.pages.append(original)
        copy = self._target.pages[-1]
        _trim(copy)
        copy.obj.Contents = self._target.make_stream(content)
        return True


def _plain_content(page: pikepdf.Page) -> bytes | None:
    """What a page draws, without marks and comments; None when something in it can hold more than it shows."""
    if "/Annots" in page.obj or any(not _is_simple(state) for state in _states(page)):
        return None
    try:
        steps = list(pikepdf.parse_content_stream(page))
    except (pikepdf.PdfError, RuntimeError):
        return None
    if any(str(step.operator) in _HOLDS_MORE or _is_layer(step) for step in steps):
        return None
    return pikepdf.unparse_content_stream([step for step in steps if str(step.operator) not in _MARKS])


def _is_layer(step: object) -> bool:
    """Whether marked content begins whose showing depends on a switch."""
    operands = list(getattr(step, "operands", ()))
    return str(getattr(step, "operator", "")) in _MARKS and bool(operands) and operands[0] == "/OC"


def _states(page: pikepdf.Page) -> list[pikepdf.Object]:
    states = page.resources.get("/ExtGState", pikepdf.Dictionary())
    return [state for _, state in states.items()]


def _is_simple(state: pikepdf.Object) -> bool:
    """Whether a graphics state is made of numbers and names alone: a mask would be a page of its own."""
    return not any(isinstance(value, pikepdf.Dictionary | pikepdf.Stream) for _, value in state.items())


def _trim(page: pikepdf.Page) -> None:
    resources = pikepdf.Dictionary({k: v for k, v in page.resources.items() if k in _RESOURCES})
    for key in set(page.obj.keys()) - _KEPT - {"/Parent"}:
        del page.obj[key]
    page.obj.Resources = resources
    for font in dict(resources.get("/Font", pikepdf.Dictionary()).items()).values():
        for key in _OF_FONTS & set(font.keys()):
            del font[key]
