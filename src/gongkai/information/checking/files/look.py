"""One look at the bytes of a file: what it is, and what it carries. Pure: bytes and a name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai.documents.sniff import Format, by_name, sniff

if TYPE_CHECKING:
    from collections.abc import Collection

_OFFICE: Final = {Format.DOC, Format.XLS, Format.PPT, Format.WPS, Format.ENCRYPTED}  # one container, many names
_PLAIN: Final = {Format.TXT, Format.HTML, Format.XML}
# Which contents an extension promises; what is not named here is not judged.
PROMISED: Final[dict[str, Collection[Format]]] = {
    ".pdf": {Format.PDF},
    ".ofd": {Format.OFD},
    ".docx": {Format.DOCX, Format.ENCRYPTED},
    ".xlsx": {Format.XLSX, Format.ENCRYPTED},
    ".pptx": {Format.PPTX, Format.ENCRYPTED},
    ".doc": {Format.DOC, Format.WPS, Format.RTF, Format.ENCRYPTED},
    ".wps": {*_OFFICE, Format.DOCX},
    ".xls": {Format.XLS, Format.WPS, Format.ENCRYPTED},
    ".et": {*_OFFICE, Format.XLSX},
    ".ppt": {Format.PPT, Format.WPS, Format.ENCRYPTED},
    ".txt": {Format.TXT},
    ".csv": _PLAIN,
    ".zip": {Format.ZIP},
    ".rar": {Format.ARCHIVE},
    ".7z": {Format.ARCHIVE},
    ".jpg": {Format.IMAGE},
    ".jpeg": {Format.IMAGE},
    ".png": {Format.IMAGE},
    ".gif": {Format.IMAGE},
    ".bmp": {Format.IMAGE},
}
_MACRO_NAMES: Final = (".docm", ".xlsm", ".pptm", ".dotm", ".xltm", ".xlam")
_RUNS: Final = (
    ".exe",
    ".bat",
    ".cmd",
    ".com",
    ".scr",
    ".js",
    ".vbs",
    ".ps1",
    ".msi",
    ".lnk",
    ".jar",
    ".apk",
    ".hta",
)
_ENCRYPTED: Final = 0x1
_MARKED: Final = "_VBA_PROJECT".encode("utf-16-le")
_MOST_MEMBERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: `format` by the bytes; whether they fit the name, carry macros, are locked, hold programs."""

    format: Format
    fits: bool = True
    macros: bool = False
    locked: bool = False
    programs: tuple[str, ...] = ()


def look(data: bytes, name: str) -> Look:
    """Look at a file; never raises for damage, which shows when it is read."""
    found = sniff(io.BytesIO(data), name)
    promised = PROMISED.get(by_name(name))
    members = _members(data)
    return Look(
        found,
        fits=promised is None or found in promised,
        macros=by_name(name) in _MACRO_NAMES or _has_macros(data, members),
        locked=found is Format.ENCRYPTED or any(member.flag_bits & _ENCRYPTED for member in members),
        programs=tuple(each.filename for each in members if each.filename.lower().endswith(_RUNS))[:3],
    )


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    if not data.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.infolist()[:_MOST_MEMBERS]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []


def _has_macros(data: bytes, members: list[zipfile.ZipInfo]) -> bool:
    if members:
        return any(member.filename.lower().endswith("vbaproject.bin") for member in members)
    return data.startswith(b"\xd0\xcf\x11\xe0") and _MARKED in data
