"""PDF with a text layer: lines to paragraphs, ruled and aligned tables, over pages; scans are told of."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pypdfium2

from gongkai.documents.blocks import RawDocument
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB
from gongkai.documents.model import EmbeddedFile, ReadWarning
from gongkai.documents.readers.page_content import blocks_of_pages, page_of
from gongkai.documents.readers.pdf_chars import Char, Rotation, chars_of
from gongkai.documents.readers.pdf_rules import rules_of

if TYPE_CHECKING:
    from gongkai.documents.limits import Limits
    from gongkai.documents.readers.page_content import PageContent
    from gongkai.documents.readers.pdf_chars import Char

_PASSWORD = 4
_SHARE_OF_TIME = 0.7
_MAX_ATTACHED = 20 * MB
_UNMAPPED = 0.05


def read_pdf(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a PDF's text layer; raises `UnreadableError` for a damaged or encrypted one."""
    document = RawDocument(blocks=[])
    pdf = _open(data, name)
    try:
        pages = _pages(pdf, limits, document.warnings)
        document.files.extend(_attachments(pdf, document.warnings))
    finally:
        pdf.close()
    document.blocks.extend(blocks_of_pages(pages, document.warnings))
    _warn_of_scans(pages, document)
    return document


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
        if len(pdf) == 0:
            raise UnreadableError(name, "PDF 里没有页面", "请重新导出后再试")
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError(name, "PDF 已加密，要有密码才能打开", "请去掉密码后另存") from error
        what = "PDF 不完整或已损坏，打不开"
        raise UnreadableError(name, what, "请重新下载，或用原来的软件重新导出") from error
    return pdf


def _pages(pdf: pypdfium2.PdfDocument, limits: Limits, warnings: list[ReadWarning]) -> list[PageContent]:
    started = time.monotonic()
    pages: list[PageContent] = []
    unmapped = total = 0
    for at in range(len(pdf)):
        if at >= limits.pages or time.monotonic() - started > limits.seconds * _SHARE_OF_TIME:
            warnings.append(ReadWarning(f"第{at + 1}页", f"文件共 {len(pdf)} 页，太长，从这一页起没有读"))
            break
        try:
            page, chars = _page(pdf, at)
        except pypdfium2.PdfiumError:
            warnings.append(ReadWarning(f"第{at + 1}页", "这一页已损坏，没有读"))
            continue
        pages.append(page)
        total += len(chars)
        unmapped += sum(char.text == "\ufffd" or "\ue000" <= char.text <= "\uf8ff" for char in chars)
    if unmapped > _UNMAPPED * total:
        warnings.append(ReadWarning("全文", f"有 {unmapped} 个字符的字体没有编码信息，读出的文字可能有错"))
    return pages


def _page(pdf: pypdfium2.PdfDocument, at: int) -> tuple[PageContent, list[Char]]:
    page = pdf[at]
    degrees = page.get_rotation()
    width, height = page.get_size()  # as shown
    rotation = Rotation(degrees, *((height, width) if degrees in {90, 270} else (width, height)))
    chars = chars_of(page, rotation)
    rules = rules_of(page, rotation)
    page.close()
    return page_of(at + 1, (width, height), chars, rules), chars


def _warn_of_scans(pages: list[PageContent], document: RawDocument) -> None:
    blank = [str(page.number) for page in pages if not page.lines and not page.tables]
    remedy = "可能是扫描件，要先做文字识别（OCR）"
    if blank and len(blank) == len(pages):
        document.warnings.append(ReadWarning("全文", f"PDF 没有文字层，{remedy}"))
    elif blank:
        document.warnings.append(ReadWarning(f"第{'、'.join(blank[:10])}页", f"没有文字层，{remedy}"))


def _attachments(pdf: pypdfium2.PdfDocument, warnings: list[ReadWarning]) -> list[EmbeddedFile]:
    files: list[EmbeddedFile] = []
    for at in range(min(pdf.count_attachments(), 100)):
        attachment = pdf.get_attachment(at)
        try:
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            warnings.append(ReadWarning(f"附件{at + 1}", "内嵌附件已损坏，没有取出"))
            continue
        if sum(len(file.content) for file in files) + len(content) > _MAX_ATTACHED:
            warnings.append(ReadWarning(f"附件{at + 1}", f"内嵌附件合计超过 {_MAX_ATTACHED // MB} MB，没有取出"))
            break
        files.append(EmbeddedFile(attachment.get_name(), "application/octet-stream", content))
    return files
