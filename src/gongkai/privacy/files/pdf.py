"""What a PDF says of itself: author, title, keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from gongkai.documents.errors import UnreadableError

if TYPE_CHECKING:
    from gongkai.privacy.files.gathering import Gathering

_WORDS = ("Title", "Subject", "Keywords")


def gather_pdf(data: bytes, name: str, into: Gathering) -> None:
    """Add the properties of a PDF that has been read once under guard."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(name, "PDF 不完整或已损坏，打不开", "请重新导出后再试") from error
    try:
        facts = pdf.get_metadata_dict(skip_empty=True)
    finally:
        pdf.close()
    into.person("文档属性（作者）", facts.get("Author", "").strip())
    for key in _WORDS:
        into.line(f"文档属性（{key}）", facts.get(key, ""))
