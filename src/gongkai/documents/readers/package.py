"""Zip containers (DOCX, XLSX, OFD) opened with care: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import MB

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gongkai.documents.limits import Limits

_AGAIN = "请重新下载或用原来的软件另存后再试"
_ENCRYPTED_FLAG = 0x1


class Package:
    """A zip container whose members stay within `limits`."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Raise `UnreadableError` for a damaged, encrypted or exploding container."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError(name, "文件不完整或已损坏（压缩结构读不出）", _AGAIN) from error
        members = self._zip.infolist()
        self.names = [member.filename for member in members]
        self._check(members, limits)

    def _check(self, members: list[zipfile.ZipInfo], limits: Limits) -> None:
        total, largest = sum(m.file_size for m in members), max((m.file_size for m in members), default=0)
        if len(members) > limits.members or total > limits.unpacked or largest > limits.part:
            what = f"解压后有 {total // MB} MB、{len(members)} 个部件，超过上限，可能是压缩炸弹"
            raise UnreadableError(self._name, what, "请确认文件来源；确属正常文件的，请去掉大图片或拆分")
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise UnreadableError(self._name, "文件已加密", "请用原来的软件去掉密码后另存")

    def read(self, member: str) -> bytes:
        """Return a member's bytes; raises `UnreadableError` naming it when it is missing or damaged."""
        try:
            return self._zip.read(member)
        except KeyError as error:
            raise UnreadableError(f"{self._name}（{member}）", "缺少这个部件", _AGAIN) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableError(f"{self._name}（{member}）", "这个部件已损坏", _AGAIN) from error

    def xml(self, member: str) -> _Element:
        """Return a member parsed as XML, without entities, network or huge nodes."""
        return parse_xml(self.read(member), f"{self._name}（{member}）")

    def optional_xml(self, member: str) -> _Element | None:
        return self.xml(member) if member in self.names else None


def parse_xml(data: bytes, where: str) -> _Element:
    """Parse XML of unknown origin; raises `UnreadableError` at `where`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    if b"<!ENTITY" in data[:65_536]:
        raise UnreadableError(where, "XML 里定义了实体，办公软件不会这样写，可能是恶意文件", "请确认文件来源")
    try:
        return etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:  # the stubs lack it
            raise MemoryError from error
        raise UnreadableError(where, f"XML 不完整或不合语法（第{error.lineno}行）", _AGAIN) from error
