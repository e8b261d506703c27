"""The files that went out with a published report, byte for byte, whatever a later release would make of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.reporting.models import AnnualReport


def kept_file(report: AnnualReport, content: Mapping[str, Any], form: str) -> bytes | None:
    """The file of a version in a format; None where none was kept, or the content asked for is not the frozen."""
    known = report.files.get(form)
    if known is None or content != report.frozen:
        return None
    data = known["text"].encode() if "text" in known else _stored(known.get("stored", ""))
    return data if data is not None and hashlib.sha256(data).hexdigest() == known["sha256"] else None


def _stored(name: str) -> bytes | None:
    if not name or not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        data: bytes = file.read()
    return data
