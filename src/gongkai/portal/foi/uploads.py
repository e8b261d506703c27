"""Files that a citizen uploads: few, small, of kinds that an office opens; a refusal says what would be right."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.cases.actions.documents import safe_name
from gongkai.cases.enums import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

MEGABYTE = 2**20
LARGEST = 10 * MEGABYTE
PICTURES = ("jpg", "jpeg", "png", "pdf")
PAPERS = (*PICTURES, "ofd", "doc", "docx", "wps", "xls", "xlsx", "txt")

_HEAD = 1024
_DRAWN = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# zip (docx, xlsx, ofd, newer wps), OLE (doc, xls, wps), RTF and web pages that office programs save as doc
_WRITTEN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<", b"\xef\xbb\xbf<", b"%PDF-", *_DRAWN)


class Many(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002 - Django's signature
        """What was uploaded before counts: the browser cannot know."""
        return False


class FilesField(forms.FileField):
    """At most `most` files of these endings, each at most 10 MB and what its ending says. Its value is a list."""

    def __init__(
        self,
        *,
        most: int,
        endings: tuple[str, ...] = PAPERS,
        purpose: Purpose = Purpose.CORRECTION,
        **fields: Any,
    ) -> None:
        self.most, self.endings, self.purpose = most, endings, purpose
        picker = Many(attrs={"accept": ",".join(f".{each}" for each in endings)})
        words = f"最多 {most} 个文件，每个不超过 {LARGEST // MEGABYTE} MB，格式：{'、'.join(endings)}。"
        fields["help_text"] = f"{fields.get('help_text', '')}{words}"
        super().__init__(widget=picker, **fields)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ARG002 - Django's signature
        """The files. Raises ValidationError with one sentence for each that cannot be taken."""
        files = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        wrong = list(self._wrong(files))
        if wrong:
            raise forms.ValidationError(wrong)
        return files

    def _wrong(self, files: list[UploadedFile[Any]]) -> Iterable[str]:
        if len(files) > self.most:
            yield f"一次选了 {len(files)} 个文件，最多 {self.most} 个，请去掉一些或者合并后再上传。"
        for file in files:
            yield from self._wrong_with(file)

    def _wrong_with(self, file: UploadedFile[Any]) -> Iterable[str]:
        name, size = safe_name(file.name or ""), file.size or 0
        ending = PurePath(name).suffix.removeprefix(".").lower()
        if ending not in self.endings:
            said = f"是 {ending} 格式" if ending else "没有后缀名"
            yield f"文件“{name}”{said}，请换成 {'、'.join(self.endings)} 中的一种。"
        elif not size:
            yield f"文件“{name}”是空的，请检查后重新选择。"
        elif size > LARGEST:
            yield f"文件“{name}”有 {size / MEGABYTE:.1f} MB，应不超过 {LARGEST // MEGABYTE} MB，请压缩后再上传。"
        elif not looks_like(ending, _beginning(file)):
            yield f"文件“{name}”打不开，内容与后缀名不符，可能改过后缀名或者已经损坏，请重新选择原来的文件。"


def _beginning(file: UploadedFile[Any]) -> bytes:
    file.seek(0)
    head: bytes = file.read(_HEAD)
    file.seek(0)
    return head


def looks_like(ending: str, head: bytes) -> bool:
    """Whether a file that begins so may have this ending. Pictures and PDF stand for one another: telephones and
    scanners mix them up, and an applicant is not to suffer from it."""
    if ending == "txt":
        return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head
    if ending in PICTURES:
        return head.startswith(_DRAWN) or b"%PDF-" in head
    return head.startswith(_WRITTEN)


def media_type(name: str) -> str:
    """What a file is, by its ending: what the browser says is not believed."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
