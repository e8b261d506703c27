"""A file in, its personal data out: the body, the tables, and what is out of sight."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.decode import decode
from gongkai.documents.errors import UnreadableError, reason_of
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.documents.readers.load import load
from gongkai.documents.sniff import Format, sniff
from gongkai.privacy.detect import detect
from gongkai.privacy.files.blocks import gather_blocks
from gongkai.privacy.files.gathering import Gathering
from gongkai.privacy.files.html import gather_html
from gongkai.privacy.files.images import gather_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.privacy.model import Hit

_DEEPEST = 2
_WORDS = frozenset({Format.TXT, Format.XML})


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a file: `hits` in `text`, their places for people, and what could not be looked into."""

    text: str
    hits: list[Hit]
    warnings: list[str] = field(default_factory=list)
    gathered: Gathering | None = None

    def where(self, hit: Hit) -> str:
        """Where a hit stands, in words: 第3段, 工作表“名单”B7, 页眉第1段."""
        if self.gathered:
            return self.gathered.where(hit.start)
        return f"第{self.text.count(chr(10), 0, hit.start) + 1}行"


def scan(source: Path | bytes, *, name: str | None = None) -> Scan:
    """Look for personal data in one file of any known format, or a picture.

    Of a plain text the hits' places are characters of the text itself; of any other file those of `Scan.text`,
    which holds all that was gathered from it. Raises `UnreadableError` when nothing can be read.
    """
    called = name or ((source.name or str(source)) if isinstance(source, Path) else "")
    data = source if isinstance(source, bytes) else _bytes_of(source, called)
    kind = sniff(io.BytesIO(data), called)
    if kind in _WORDS:
        _check_size(data, called, DEFAULT_LIMITS.text)
        text, doubts = decode(data)
        return Scan(text, detect(text), [doubt.what for doubt in doubts])
    gathered, warnings = Gathering(), list[str]()
    _gather(data, called, kind, gathered, warnings, depth=0)
    return Scan(gathered.text, detect(gathered.text, gathered.grids), warnings, gathered)


def scan_html(markup: str) -> Scan:
    """Look for personal data in a page or a fragment that is at hand as text."""
    gathered = Gathering()
    gather_html(markup, gathered)
    return Scan(gathered.text, detect(gathered.text, gathered.grids), [], gathered)


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(name, "这是文件夹，不是文件", "请给出其中的文件")
        if path.exists() and not path.is_file():
            raise UnreadableError(name, "这不是普通文件（设备或管道）", "请给出普通文件")
        if path.stat().st_size > DEFAULT_LIMITS.file:
            raise UnreadableError(name, f"文件超过 {DEFAULT_LIMITS.file // MB} MB 的上限", "请拆分文件后再试")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(name, "找不到文件", "请检查路径和文件名") from error
    except OSError as error:
        raise UnreadableError(name, f"打不开文件（{reason_of(error)}）", "请检查路径和文件权限") from error


def _check_size(data: bytes, name: str, most: int) -> None:
    if len(data) > most:
        raise UnreadableError(
            name, f"文件有 {len(data) / MB:.0f} MB，超过 {most // MB} MB 的上限", "请拆分文件后再试"
        )


def _gather(data: bytes, name: str, kind: Format, into: Gathering, warnings: list[str], *, depth: int) -> None:
    if kind is Format.IMAGE:
        gather_image(data, "图片", into)
        return
    if kind is Format.HTML:
        _check_size(data, name, DEFAULT_LIMITS.html)
        gather_html(decode(data)[0], into)
        return
    document = load(data, name=name)  # guarded: what follows opens only what has been opened once
    warnings += [f"{warning.where}：{warning.what}" for warning in document.warnings]
    if kind is not Format.XLSX:  # its own gathering sees the hidden sheets too
        gather_blocks(document, into)
    try:
        if gather := _beside(kind):
            gather(data, name, into)
    except UnreadableError as error:  # a damaged header is no reason to leave the body unread
        warnings.append(str(error))
        if kind is Format.XLSX:
            gather_blocks(document, into)
    for file in document.files if depth < _DEEPEST else []:
        try:
            _gather(
                file.content,
                file.name,
                sniff(io.BytesIO(file.content), file.name),
                into,
                warnings,
                depth=depth + 1,
            )
        except UnreadableError as error:
            warnings.append(f"内嵌文件 {error}")


def _beside(kind: Format) -> Callable[[bytes, str, Gathering], None] | None:
    """What gathers the parts of a format that its reader leaves out; imported when first needed."""
    if kind is Format.DOCX:
        from gongkai.privacy.files.docx import gather_docx  # noqa: PLC0415

        return gather_docx
    if kind is Format.XLSX:
        from gongkai.privacy.files.xlsx import gather_xlsx  # noqa: PLC0415 — openpyxl takes 0.2 s to load

        return gather_xlsx
    if kind is Format.PDF:
        from gongkai.privacy.files.pdf import gather_pdf  # noqa: PLC0415 — pypdfium2 too

        return gather_pdf
    return None
