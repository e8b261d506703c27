"""From a path or bytes to a `RawDocument`: size, kind, the right reader, and one error for what cannot be."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from gongkai.documents.blocks import Paragraph
from gongkai.documents.errors import UnreadableError, reason_of
from gongkai.documents.guard import read_guarded
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.html import read_html
from gongkai.documents.readers.risky import RISKY
from gongkai.documents.readers.text import read_text
from gongkai.documents.sniff import Format, by_name, sniff

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.documents.blocks import Block, RawDocument
    from gongkai.documents.limits import Limits

_WAN = 10_000
_MANY_TAGS = 150_000  # such a page is hardly a document; its tree would fill the server's memory
_CONVERT = "请用原来的软件另存为 DOCX、PDF（文字版）或 OFD 后再试"
_REFUSED = {
    Format.ENCRYPTED: ("文件已加密，要有密码才能打开", "请用原来的软件去掉密码后另存"),
    Format.BINARY: ("内容是无法识别的二进制数据", "请确认没有选错文件，或重新下载"),
    Format.IMAGE: ("内容是图片，没有文字", "请先做文字识别（OCR），或提供可编辑的原文件"),
    Format.ZIP: ("内容是压缩包", "请解压后逐个读取其中的文件"),
    Format.ARCHIVE: ("内容是压缩包", "请解压后逐个读取其中的文件"),
    Format.RTF: ("内容是 RTF，暂不能读取", _CONVERT),
    Format.XLS: ("内容是旧版 Excel 工作簿（XLS），暂不能读取", "请用 Excel 或 WPS 另存为 XLSX 后再试"),
    Format.MHT: ("内容是单文件网页（MHT），暂不能读取", "请在浏览器中另存为 HTML 后再试"),
}
_EXTENSIONS = {
    Format.TXT: {"", ".txt", ".md", ".text", ".csv", ".tsv", ".log"},
    Format.HTML: {"", ".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".asp", ".php"},
    Format.DOCX: {"", ".docx", ".docm"},
    Format.XLSX: {"", ".xlsx", ".xlsm"},
    Format.PDF: {"", ".pdf"},
    Format.OFD: {"", ".ofd"},
    Format.DOC: {"", ".doc", ".dot", ".wps"},
}


def load(source: Path | bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> RawDocument:
    """Read one file of any known format into its blocks.

    `name` is what people call the file (its extension is compared with the content). Raises
    `UnreadableError` with a Chinese explanation when nothing can be read; partial trouble is in `warnings`.
    """
    try:
        kind, size = _kind_of(source, name, limits)
        document = _read(kind, size, source, name, limits)
    except FileNotFoundError as error:
        raise UnreadableError(name, "找不到文件", "请检查路径和文件名") from error
    except OSError as error:
        raise UnreadableError(name, f"打不开文件（{reason_of(error)}）", "请检查路径和文件权限") from error
    check_length(document, name, limits)
    if by_name(name) not in _EXTENSIONS[kind]:
        what = f"扩展名是 {by_name(name)}，内容是{kind.label}，已按内容读取"
        document.warnings.insert(0, ReadWarning("文件名", what))
    return document


def check_length(document: RawDocument, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raise `UnreadableError` for more words than official documents have: understanding them takes too long."""
    length = sum(map(_length, document.blocks))
    if length > limits.characters:
        what = f"有 {length / _WAN:.0f} 万字，超过 {limits.characters / _WAN:.0f} 万字的上限"
        raise UnreadableError(name, what, "请拆分成几份后再试")


def _length(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text)
    written = sum(len(cell) for row in block.rows for cell in row)
    repeated = sum(
        len(cell)
        for row, marks in zip(block.rows, block.continued, strict=False)
        for cell, mark in zip(row, marks, strict=False)
        if mark
    )
    return written - repeated


def _kind_of(source: Path | bytes, name: str, limits: Limits) -> tuple[Format, int]:
    if isinstance(source, bytes):
        _check_size(len(source), limits.file, name)
        return sniff(io.BytesIO(source), name), len(source)
    if source.is_dir():
        raise UnreadableError(name, "这是文件夹，不是文件", "请给出其中的文件")
    if source.exists() and not source.is_file():
        raise UnreadableError(name, "这不是普通文件（设备或管道）", "请给出普通文件")
    size = source.stat().st_size
    _check_size(size, limits.file, name)
    with source.open("rb") as stream:
        return sniff(stream, name), size


def _check_size(size: int, most: int, name: str) -> None:
    if size == 0:
        raise UnreadableError(name, "文件是空的", "请换成有内容的文件")
    if size > most:
        what = f"文件有 {size / MB:.0f} MB，超过 {most // MB} MB 的上限"
        raise UnreadableError(name, what, "请拆分文件，或去掉其中的大图片后再试")


def _read(kind: Format, size: int, source: Path | bytes, name: str, limits: Limits) -> RawDocument:
    if kind in RISKY:
        return read_guarded(kind, source, name, limits)
    if kind not in {Format.TXT, Format.HTML}:
        what, remedy = _REFUSED.get(kind, (f"内容是{kind.label}，不能读取", _CONVERT))
        raise UnreadableError(name, what, remedy)
    _check_size(size, limits.text if kind is Format.TXT else limits.html, name)
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not data.strip():
        raise UnreadableError(name, "文件里只有空白", "请换成有内容的文件")
    if kind is Format.TXT:
        return read_text(data, name, limits)
    if data.count(b"<") > _MANY_TAGS:
        return read_guarded(kind, source, name, limits)
    return read_html(data, name, limits)
