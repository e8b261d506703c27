"""What both DOCX and XLSX carry out of sight: properties of the document, pictures with EXIF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.privacy.files.images import gather_image

if TYPE_CHECKING:
    from gongkai.documents.readers.package import Package
    from gongkai.privacy.files.gathering import Gathering

_PERSONS = {"creator": "作者", "lastModifiedBy": "最后修改者", "Manager": "主管"}
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


def gather_properties(package: Package, into: Gathering) -> None:
    """Add the document's properties (作者, 主题, 自定义属性) and what its pictures say of themselves."""
    for member in _PROPERTIES:
        root = package.optional_xml(member)
        for element in () if root is None else root.iter():
            tag = str(element.tag).rpartition("}")[2]
            words = (element.text or "").strip()
            if tag in _PERSONS:
                into.person(f"文档属性（{_PERSONS[tag]}）", words)
            elif words:
                into.line("文档属性", words)
    for member in package.names:
        if "/media/" in member and member.lower().endswith(_PICTURES):
            gather_image(package.read(member), f"图片 {member.rpartition('/')[2]}", into)
