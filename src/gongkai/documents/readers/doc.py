"""Word 97—2003 documents (DOC) through a converter of the system: antiword, catdoc or LibreOffice."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.documents.blocks import RawDocument
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.docx import read_docx
from gongkai.documents.readers.text import blocks_of_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.documents.limits import Limits

_INSTALL = "请安装转换程序（Debian：apt install antiword，或 catdoc、libreoffice-writer），或另存为 DOCX 后再试"
_RESAVE = "请用 Word 或 WPS 打开后另存为 DOCX 再试"
_OFFICE_MEMORY = 2048 * MB  # address space: LibreOffice maps much more than it uses
_MARGIN = 1.0


def read_doc(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a DOC with the first converter found; raises `UnreadableError` without one or when it fails."""
    for program, convert in _CONVERTERS:
        found = shutil.which(program)
        if found:
            with tempfile.TemporaryDirectory(prefix="gongkai-doc-") as folder:
                source = Path(folder) / "source.doc"
                source.write_bytes(data)
                document = convert(found, source, name, limits)
            document.warnings.append(ReadWarning("全文", f"DOC 经 {program} 转换后读取，版式可能有出入"))
            return document
    raise UnreadableError(name, "这是旧版 Word 文档（DOC），本机没有能读它的转换程序", _INSTALL)


def _antiword(program: str, source: Path, name: str, limits: Limits) -> RawDocument:
    return _from_text([program, "-m", "UTF-8.txt", "-w", "0", str(source)], name, limits)


def _catdoc(program: str, source: Path, name: str, limits: Limits) -> RawDocument:
    return _from_text([program, "-d", "utf-8", "-w", str(source)], name, limits)


def _soffice(program: str, source: Path, name: str, limits: Limits) -> RawDocument:
    folder = source.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, "--headless", profile, "--convert-to", "docx", "--outdir", str(folder), str(source)]
    _run(command, name, limits, memory=_OFFICE_MEMORY)
    result = source.with_suffix(".docx")
    if not result.exists():
        raise UnreadableError(name, "LibreOffice 没能转换这个文件", _RESAVE)
    return read_docx(result.read_bytes(), name, limits)


_CONVERTERS: tuple[tuple[str, Callable[[str, Path, str, Limits], RawDocument]], ...] = (
    ("antiword", _antiword),
    ("catdoc", _catdoc),
    ("soffice", _soffice),
)


def _from_text(command: list[str], name: str, limits: Limits) -> RawDocument:
    text = _run(command, name, limits, memory=limits.memory).decode("utf-8", errors="replace")
    if not text.strip():
        raise UnreadableError(name, "文档里没有读出文字", _RESAVE)
    return RawDocument(blocks=blocks_of_text(text, limits))


def _run(command: list[str], name: str, limits: Limits, memory: int) -> bytes:
    def hold() -> None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))

    try:
        # The guarded child has one thread, so a function before exec is safe.
        done = subprocess.run(  # noqa: S603  # a program found on the path, our own arguments
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=max(1.0, limits.seconds - _MARGIN),
            preexec_fn=hold,  # see above
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(name, f"{Path(command[0]).name} 转换超时", _RESAVE) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", errors="replace").replace(command[-1], name).strip().splitlines()[:1]
        what = f"{Path(command[0]).name} 转换失败（{told[0] if told else f'退出码 {done.returncode}'}）"
        raise UnreadableError(name, what, _RESAVE)
    return done.stdout
