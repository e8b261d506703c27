"""A PDF opened with care, and what is wrong with one that cannot be."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2

from gongkai.documents.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 5000
_PASSWORD = 4
_AGAIN = "请重新下载，或用原来的软件重新导出"


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed afterwards. Raises `UnreadableError` for a damaged, encrypted or endless one."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableError(name, "PDF 已加密，要有密码才能打开", "请去掉密码后另存") from error
        raise UnreadableError(name, "PDF 不完整或已损坏，打不开", _AGAIN) from error
    try:
        _check(pdf, name)
        yield pdf
    finally:
        pdf.close()


def _check(pdf: pypdfium2.PdfDocument, name: str) -> None:
    if len(pdf) == 0:
        raise UnreadableError(name, "PDF 里没有页面", _AGAIN)
    if len(pdf) > MOST_PAGES:
        raise UnreadableError(name, f"PDF 有 {len(pdf)} 页，超过 {MOST_PAGES} 页的上限", "请拆分后逐份遮盖")


def page_of(pdf: pypdfium2.PdfDocument, at: int, name: str) -> pypdfium2.PdfPage:
    """The page at index `at`. Raises `UnreadableError` for a damaged one: no page may be lost in silence."""
    try:
        return pdf[at]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{name} 第{at + 1}页", "这一页已损坏，打不开", _AGAIN) from error
