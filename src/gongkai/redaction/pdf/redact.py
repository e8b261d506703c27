"""A PDF redacted: every page drawn, bars burnt in, and a new file made of the pictures alone."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

from gongkai.redaction.check.model import Spot
from gongkai.redaction.check.pdf_pages import spots_of
from gongkai.redaction.model import Pages, Report
from gongkai.redaction.pdf.burn import burn
from gongkai.redaction.pdf.chars import chars_of
from gongkai.redaction.pdf.clean import CleanCopies
from gongkai.redaction.pdf.encode import encoded
from gongkai.redaction.pdf.geometry import view_of
from gongkai.redaction.pdf.layer import Layer
from gongkai.redaction.pdf.notes import drawn_notes
from gongkai.redaction.pdf.opening import opened, page_of
from gongkai.redaction.pdf.picture import picture_of
from gongkai.redaction.pdf.plan import Plan
from gongkai.redaction.pdf.remains import Remains
from gongkai.redaction.pdf.seen import readable_below, seen
from gongkai.redaction.pdf.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from gongkai.redaction.model import Options, Redaction
    from gongkai.redaction.pdf.chars import Char
    from gongkai.redaction.pdf.geometry import View
    from gongkai.redaction.pdf.plan import Bar


def redact_pdf(data: bytes, redactions: Sequence[Redaction], options: Options, name: str) -> tuple[bytes, Report]:
    """The new PDF and what was done. One page at a time is held as a picture, whatever their number.

    Raises `UnreadableError` for a bad file, `RedactionError` for a place that is not there.
    """
    with opened(data, name) as source, pikepdf.new() as target:
        with contextlib.suppress(pypdfium2.PdfiumError):  # fields are drawn where there are any
            source.init_forms()
        work = _Work(source, target, Plan(redactions, len(source)), options, name)
        if options.pages is Pages.TOUCHED:
            work.copies = CleanCopies(data, target, name)
        for at in range(len(source)):
            work.page(at)
        work.plan.check_all_found()
        return work.finish()


class _Work:
    """One file on its way."""

    def __init__(
        self, source: pypdfium2.PdfDocument, target: pikepdf.Pdf, plan: Plan, options: Options, name: str
    ) -> None:
        self.source, self.target, self.plan, self.options, self.name = source, target, plan, options, name
        self.report = Report()
        self.remains = Remains()
        self.layer = Layer(target)
        self.copies: CleanCopies | None = None
        self._blank: list[int] = []

    def page(self, at: int) -> None:
        where = f"{self.name} 第{at + 1}页"
        page = page_of(self.source, at, where)
        try:
            view = view_of(page)
            chars = chars_of(page, view)
            bars = self.plan.bars(at + 1, view, chars)
            self.remains.add_notes(f"第{at + 1}页", drawn_notes(page, view, where), bars)
            self._note(at + 1, chars, bars, spots_of(page, view, chars, where) if chars else [])
            if bars or not (self.copies and self.copies.take(at, page, view, chars)):
                self._draw(page, view, chars, bars, where)
        finally:
            page.close()

    def _note(self, number: int, chars: Sequence[Char], bars: Sequence[Bar], spots: Sequence[Spot]) -> None:
        self.remains.add(f"第{number}页", chars, bars, [spot is Spot.TEXT for spot in spots])
        self.report.per_page[str(number)] = len(bars)
        if not any(not char.text.isspace() for char in chars):
            self._blank.append(number)

    def _draw(
        self, page: pypdfium2.PdfPage, view: View, chars: Sequence[Char], bars: Sequence[Bar], where: str
    ) -> None:
        picture = picture_of(page, self.options.dpi, where)
        if burn(picture, view, bars):
            self.report.warnings.append(f"{where}：有的遮盖条太小，或本机没有中文字体，没有印上依据")
        new = self.target.add_blank_page(page_size=(view.width, view.height))
        self._paint(new, view, picture)
        if self.options.text_layer:
            clear = readable_below(page, view, chars, where)  # white on black reads like a label on a bar
            shows = [a and b for a, b in zip(seen(page, view, chars, where), clear, strict=True)]
            shown = words(chars, shows, [bar.box for bar in bars])
            content, fonts = self.layer.operators(shown)
            new.Resources.Font = pikepdf.Dictionary(fonts)
            new.contents_add(content)

    def _paint(self, new: pikepdf.Page, view: View, picture: Image) -> None:
        new.Resources = pikepdf.Dictionary(
            {"/XObject": pikepdf.Dictionary({"/Im": encoded(picture).stream(self.target)})}
        )
        new.Contents = self.target.make_stream(
            f"q {view.width:.4f} 0 0 {view.height:.4f} 0 0 cm /Im Do Q".encode()
        )

    def finish(self) -> tuple[bytes, Report]:
        self.layer.finish()
        self.report.warnings += self.remains.warnings()
        self.report.remember(self.remains.words, self.remains.shown)
        if self._blank and self.plan.seeks_everywhere:
            pages = "、".join(map(str, self._blank[:20]))
            self.report.warnings.append(
                f"第{pages}页没有文字层（扫描件），按文字查找的遮盖对这些页不起作用，请人工查看"
            )
        out = io.BytesIO()
        self.target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue(), self.report
