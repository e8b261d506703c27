"""Which kind a file is, and for what cannot be redacted, what to convert it to."""

from __future__ import annotations

import io
import warnings as python_warnings

from PIL import Image

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, MB
from gongkai.documents.sniff import Format, sniff
from gongkai.redaction.model import Kind

_KINDS = {
    Format.PDF: Kind.PDF,
    Format.DOCX: Kind.DOCX,
    Format.XLSX: Kind.XLSX,
    Format.IMAGE: Kind.IMAGE,
}
_TO_PDF = "请用原来的软件导出为 PDF 后再遮盖"
_REMEDIES = {
    Format.DOC: "请用 Word 或 WPS 另存为 DOCX，或导出为 PDF 后再遮盖",
    Format.WPS: "请用 WPS 另存为 DOCX，或导出为 PDF 后再遮盖",
    Format.RTF: "请用 Word 或 WPS 另存为 DOCX，或导出为 PDF 后再遮盖",
    Format.XLS: "请用 Excel 或 WPS 另存为 XLSX 后再遮盖",
    Format.OFD: "请用 OFD 阅读器导出（转换）为 PDF 后再遮盖",
    Format.ENCRYPTED: "请用原来的软件去掉密码后另存，再遮盖",
    Format.ZIP: "请解压后逐个遮盖其中的文件",
    Format.ARCHIVE: "请解压后逐个遮盖其中的文件",
    Format.BINARY: "请确认没有选错文件",
    Format.TXT: "请粘贴到 Word 或 WPS 中存为 DOCX 后再遮盖",
}


def kind_of(data: bytes, name: str = "") -> Kind:
    """Tell the kind by the bytes. Raises `UnreadableError` with what to convert to."""
    called = name or "文件"
    if not data:
        raise UnreadableError(called, "文件是空的", "请换成有内容的文件")
    if len(data) > DEFAULT_LIMITS.file:
        what = f"文件有 {len(data) / MB:.0f} MB，超过 {DEFAULT_LIMITS.file // MB} MB 的上限"
        raise UnreadableError(called, what, "请拆分文件后再遮盖")
    found = sniff(io.BytesIO(data), name)
    if found in {Format.TXT, Format.BINARY} and _is_picture(data):
        found = Format.IMAGE  # one colour all over looks like a text
    if found in _KINDS:
        return _KINDS[found]
    raise UnreadableError(called, f"内容是{found.label}，不能遮盖", _REMEDIES.get(found, _TO_PDF))


def _is_picture(data: bytes) -> bool:
    with python_warnings.catch_warnings():
        python_warnings.simplefilter("ignore")  # of its size, which is judged when it is opened
        try:
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")):
                return True
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return False
