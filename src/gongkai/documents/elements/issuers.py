"""发文机关: who issued a document, from the best witness at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.elements import labels
from gongkai.documents.elements.organs import is_organ, tidy_organs

if TYPE_CHECKING:
    from gongkai.documents.elements.head import Head
    from gongkai.documents.elements.signature import Signature

_BEFORE_ABOUT = re.compile(r"^(.{2,80}?)(?:关于|印发|转发|批转|发布|公布|对)")
_SHORT = re.compile(r"(?:省|市|县|区|州|盟|旗)(?:人民)?(?:政府|府|委)")  # 省府办公厅 names no province
_ORDER = re.compile(r"(.{2,60})令$")


def issuer_of(metadata: dict[str, str], signature: Signature, head: Head, title: str) -> str:
    """Name the issuer: label, signature, red head, order, title, and last the page's publisher."""
    stated = labels.field(metadata, "issuer")
    if stated:
        return re.sub(r"\s+", " ", stated)
    if _SHORT.match(signature.issuer) and not _SHORT.match(full := head.red_head or _from_title(title)) and full:
        return full
    return (
        signature.issuer
        or head.signers
        or head.red_head
        or _from_order(head)
        or _from_title(title)
        or labels.field(metadata, "publisher")
    )


def _from_order(head: Head) -> str:
    match = _ORDER.match(head.number.code) if head.number else None
    if not match:
        return ""
    name = match[1].removeprefix("中华人民共和国")
    return name if is_organ(name) else match[1]


def _from_title(title: str) -> str:
    match = _BEFORE_ABOUT.match(title)
    name = match[1].strip() if match else ""
    return tidy_organs(name) if name and is_organ(name) else ""
