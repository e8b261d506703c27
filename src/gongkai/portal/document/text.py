"""A document as plain text, for download: metadata, body, where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information import kinds
from gongkai.portal.document.structured import said_fields
from gongkai.portal.labels import validity_label

if TYPE_CHECKING:
    from gongkai.information.models import Information


def _own(information: Information) -> list[tuple[str, str]]:
    kind = kinds.get(information.kind) if kinds.exists(information.kind) else None
    if kind is None or not kind.structured:
        return []
    return [(field.label, text) for field, text in said_fields(kind, information)]


def as_text(information: Information, address: str) -> str:
    """The text with its head. Lines end as Windows editors want them."""
    head = [
        ("索引号", information.index_number),
        ("发文机关", information.issuer_name or (information.issuer.name if information.issuer else "")),
        ("发文字号", information.document_number),
        ("成文日期", information.written_on or ""),
        ("发布日期", information.published_on or ""),
        ("效力状态", validity_label(information.validity) if information.validity else ""),
    ]
    lines = [information.title, "", *(f"{name}：{value}" for name, value in head if value)]
    lines += [f"{label}：{text}" for label, text in _own(information)]
    lines += ["", information.body_text, "", f"发布机构：{information.owner.name}", f"来源：{address}", ""]
    return "\r\n".join("\r\n".join(line.splitlines()) for line in lines)
