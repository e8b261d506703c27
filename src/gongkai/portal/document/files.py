"""Attachments as the page shows them: name, format, size, address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.information.models import Attachment

FORMATS = {
    "pdf": "PDF",
    "doc": "Word",
    "docx": "Word",
    "wps": "WPS",
    "xls": "Excel",
    "xlsx": "Excel",
    "et": "WPS 表格",
    "csv": "CSV",
    "ofd": "OFD",
    "zip": "ZIP",
    "txt": "文本",
    "html": "网页",
    "htm": "网页",
    "jpg": "图片",
    "jpeg": "图片",
    "png": "图片",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An attachment; `outside` when only its address elsewhere is known."""

    name: str
    format: str
    size: str
    url: str
    outside: bool


def shown(attachments: Iterable[Attachment]) -> list[Shown]:
    """The attachments in order."""
    return [_shown(attachment) for attachment in attachments]


def _shown(attachment: Attachment) -> Shown:
    kept = bool(attachment.file)
    url = reverse("portal:attachment", args=[attachment.information_id, attachment.pk]) if kept else attachment.url
    return Shown(
        name=attachment.name,
        format=format_of(attachment),
        size=filesizeformat(attachment.size) if attachment.size else "",
        url=url,
        outside=not kept and bool(url),
    )


def format_of(attachment: Attachment) -> str:
    """The format in words, from the extension: of the name, else of the file, else of the address."""
    for name in (attachment.name, attachment.file.name or "", attachment.url.partition("?")[0]):
        extension = PurePath(name).suffix.lstrip(".").lower()
        if extension in FORMATS:
            return FORMATS[extension]
    return ""
