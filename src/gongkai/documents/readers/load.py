"""From a path or bytes to a `RawDocument`: size, kind, the right reader, and one error for what cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.documents.readers.html import read_html
from gongkai.documents.readers.text import read_text
from gongkai.documents.sniff import Format, sniff

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.limits import Limits

_IN_PROCESS = {Format.TXT: read_text, Format.HTML: read_html}


def load(source: Path | bytes, *, name: str, limits: Limits = DEFAULT_LIMITS) -> RawDocument:
    """Read one file of any known format into its blocks.

    `name` is what people call the file (its extension is compared with the content). Raises
    `UnreadableError` with a Chinese explanation when nothing can be read; partial trouble is in `warnings`.
    """
    data = _bytes_of(source, name, limits) if isinstance(source, Path) else source
    if not data.strip():
        raise UnreadableError(name, "文件是空的", "请换成有内容的文件")
    found = sniff(data, name)
    reader = _IN_PROCESS.get(found)
    if reader:
        return reader(data, name, limits)
    raise UnreadableError(name, f"内容是{found.label}，不能读取", "请转换为 DOCX、PDF、OFD、HTML 或文本")


def _bytes_of(path: Path, name: str, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableError(name, "这是文件夹，不是文件", "请给出其中的文件")
        if size > limits.file:
            what = f"文件有 {size // MB} MB，超过 {limits.file // MB} MB 的上限"
            raise UnreadableError(name, what, "请拆分文件，或去掉其中的大图片后再试")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(name, "找不到文件", "请检查路径和文件名") from error
    except OSError as error:
        raise UnreadableError(name, f"打不开文件（{error.strerror}）", "请检查文件权限") from error
