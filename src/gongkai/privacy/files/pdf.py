"""What a PDF carries beside its pages: properties, annotations, what was filled into its form, files inside it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.privacy.files.gathering import Gathering

_WORDS: Final = ("Title", "Subject", "Keywords")
_MOST_NOTES: Final = 2_000  # annotations looked at in one file
_LONGEST: Final = 20_000  # bytes of one of them
_CONTENTS, _VALUE, _AUTHOR = b"Contents", b"V", b"T"


def gather_pdf(data: bytes, name: str, into: Gathering) -> None:
    """Add what is out of sight in a PDF that has been read once under guard."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(name, "PDF 不完整或已损坏，打不开", "请重新导出后再试") from error
    try:
        facts = pdf.get_metadata_dict(skip_empty=True)
        into.person("文档属性（作者）", facts.get("Author", "").strip())
        for key in _WORDS:
            into.line(f"文档属性（{key}）", facts.get(key, ""))
        _notes(pdf, into)
        _files(pdf, into)
    finally:
        pdf.close()


def _notes(pdf: pypdfium2.PdfDocument, into: Gathering) -> None:
    left = _MOST_NOTES
    for number in range(min(len(pdf), DEFAULT_LIMITS.pages)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:  # a page that cannot be loaded shows nothing either
            continue
        for where, words, author in _of_page(page, left):
            left -= 1
            into.line(f"第{number + 1}页的{where}", words)
            into.person(f"第{number + 1}页{where}的作者", author)
        page.close()
        if left <= 0:
            return


def _of_page(page: pypdfium2.PdfPage, most: int) -> Iterator[tuple[str, str, str]]:
    """(批注 or 表单, its words, its author) of each annotation that has words."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), most)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
                yield "表单", _string(note, _VALUE), ""
            else:
                yield "批注", _string(note, _CONTENTS), _string(note, _AUTHOR).strip()
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _string(note: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = min(pdfium.FPDFAnnot_GetStringValue(note, key, None, 0), _LONGEST)
    if size <= 2:  # noqa: PLR2004 - the end mark of an empty string
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", errors="replace").rstrip("\0")


def _files(pdf: pypdfium2.PdfDocument, into: Gathering) -> None:
    for index in range(min(pdf.count_attachments(), _MOST_NOTES)):
        into.line("PDF 内嵌文件的名称", pdf.get_attachment(index).get_name())
