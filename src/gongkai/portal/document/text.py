"""A document as plain text, for download: metadata, body, where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.portal.labels import validity_label

if TYPE_CHECKING:
    from gongkai.information.models import Information


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
    lines += ["", information.body_text, "", f"发布机构：{information.owner.name}", f"来源：{address}", ""]
    return "\r\n".join("\r\n".join(line.splitlines()) for line in lines)
