"""An archive unpacked where it can do no harm."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gongkai.core.errors import InvalidInputError
from gongkai.documents.decode import decode
from gongkai.documents.errors import reason_of
from gongkai.documents.limits import MB
from gongkai.oldsites import limits

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.oldsites.report import SiteReport

_UTF8 = 0x800  # the flag that says a member's name is UTF-8
_ENCRYPTED = 0x1
_CHUNK = 2**20
_BEYOND = "路径指向文件夹之外"


def unpack(path: Path, into: Path, report: SiteReport) -> None:
    """Unpack a zip; what would land elsewhere, is locked or damaged is listed and left out.

    InvalidInputError for what is no zip, or one made to fill the disk.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            _require_modest(path, members)
            for member in members:
                _take(archive, member, into, report)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        raise InvalidInputError("path", f"{path.name}：不是完整的 ZIP 压缩包，请重新打包。") from error


def _require_modest(path: Path, members: list[zipfile.ZipInfo]) -> None:
    size = sum(member.file_size for member in members)
    if len(members) > limits.MEMBERS:
        raise InvalidInputError(
            "path", f"{path.name}：有 {len(members)} 个文件，超过 {limits.MEMBERS} 个，请分开打包。"
        )
    grown = size > limits.SMALL and size > limits.RATIO * max(1, path.stat().st_size)
    if size > limits.UNPACKED or grown:
        what = f"解压后有 {size // MB} MB，" + ("压缩比异常" if grown else f"超过 {limits.UNPACKED // MB} MB")
        raise InvalidInputError("path", f"{path.name}：{what}，没有解压。请分开打包，或解压后导入文件夹。")


def _take(archive: zipfile.ZipFile, member: zipfile.ZipInfo, into: Path, report: SiteReport) -> None:
    name = _name(member)
    if fault := _fault(name, member):
        report.refuse(name, fault, "请从压缩包中去掉或更正")
        return
    target = into.joinpath(*PurePosixPath(name).parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            report.refuse(name, "压缩包中有两个同名文件，只取第一个", "请改名后重新打包")
            return
        with archive.open(member) as packed, target.open("xb") as plain:
            while piece := packed.read(_CHUNK):
                plain.write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        target.unlink(missing_ok=True)
        report.refuse(name, f"压缩包中的这个文件已损坏（{type(error).__name__}）", "请重新打包")
    except OSError as error:
        report.refuse(name, f"不能解压（{reason_of(error)}）", "请缩短文件名，或检查磁盘")


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows have it in GBK without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8 and not name.isascii():
        try:
            name = decode(name.encode("cp437"))[0]
        except UnicodeEncodeError:
            name = member.filename
    return name.replace("\\", "/")


def _fault(name: str, member: zipfile.ZipInfo) -> str:
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name:
        return _BEYOND
    if stat.S_ISLNK(member.external_attr >> 16):
        return "是链接，不是文件"
    if member.flag_bits & _ENCRYPTED:
        return "已加密"
    if member.file_size > limits.MEMBER:
        return f"解压后有 {member.file_size // MB} MB，超过 {limits.MEMBER // MB} MB"
    return ""
