"""What hangs on the pages and is asked of the application: in an export, a file with a name that says its type."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.urls import Resolver404, resolve

from gongkai.information.models import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable

_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')
LONGEST = 60  # characters of a name; three bytes each


def beside(path: str) -> str:
    """The file's name, relative to the root of the export; empty for an address that is no such file."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    named = NAMES.get(match.view_name)
    return named(path, **match.kwargs) if named else ""


def _text(path: str, /, **_: object) -> str:
    return f"{path[1:]}.txt"


def _picture(path: str, /, **_: object) -> str:
    return path[1:]


def _attachment(path: str, /, pk: int, attachment_id: int) -> str:
    row = Attachment.objects.filter(pk=attachment_id, information=pk).first()
    if row is None:
        return ""
    name = PurePosixPath(_UNFIT.sub("_", row.name))
    return f"{path[1:]}/{name.stem[:LONGEST].strip('. ') or '附件'}{name.suffix[:10]}"


NAMES: dict[str, Callable[..., str]] = {
    "portal:document-download": _text,
    "portal:qr": _picture,
    "portal:site-qr": _picture,
    "portal:column-qr": _picture,
    "portal:attachment": _attachment,
}
