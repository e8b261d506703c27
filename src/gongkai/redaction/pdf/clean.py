"""Pages without bars taken over as they are, where nothing about them is out of sight; else they are burnt too."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.pdf.seen import seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View

_KEPT = frozenset({"/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate"})
_RESOURCES = frozenset({"/Font", "/ProcSet", "/ColorSpace"})
_FONT_KEPT_OUT = frozenset({"/Metadata", "/PieceInfo"})
_PLAIN = re.compile(rb"/(?:ActualText|Alt|E|OC|MCID)\b|\b(?:BDC|DP|BI|Do|gs|sh)\b")


class CleanCopies:
    """Takes over pages of plain text: no picture, form, layer, comment or property comes along."""

    def __init__(self, data: bytes, target: pikepdf.Pdf, name: str) -> None:
        try:
            self._source = pikepdf.open(io.BytesIO(data))
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise UnreadableError(name, "PDF 不完整或已损坏，打不开", "请用原来的软件重新导出") from error
        self._target, self._name = target, name

    def take(self, at: int, page: pypdfium2.PdfPage, view: View, chars: Sequence[Char]) -> bool:
        """Add the page at index `at` to the target; tell whether it could be."""
        original = self._source.pages[at]
        if not _plain(original) or not all(seen(page, view, chars, f"{self._name} 第{at + 1}页")):
            return False
        self._target.pages.append(original)
        copy = self._target.pages[-1]
        for key in set(copy.obj.keys()) - _KEPT:
            del copy.obj[key]
        _trim(copy)
        return True


def _plain(page: pikepdf.Page) -> bool:
    """Whether a page draws text and lines alone, with nothing that can hold more than it shows."""
    if "/Annots" in page.obj or "/Parent" not in page.obj:
        return False
    return not any(_PLAIN.search(stream) for stream in _contents(page))


def _contents(page: pikepdf.Page) -> Iterator[bytes]:
    page.contents_coalesce()
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        instructions = pikepdf.parse_content_stream(contents)
        yield pikepdf.unparse_content_stream(instructions)  # comments do not come through


def _trim(page: pikepdf.Page) -> None:
    resources = pikepdf.Dictionary({k: v for k, v in page.resources.items() if k in _RESOURCES})
    page.obj.Resources = resources
    for font in dict(resources.get("/Font", {})).values():
        for key in _FONT_KEPT_OUT & set(font.keys()):
            del font[key]
