"""The sheets of a workbook: title, part, whether they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.redaction.office.pictures import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.readers.package import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `shown` is false for hidden and very hidden ones, and for parts that no sheet names."""

    title: str
    member: str
    shown: bool


def sheets_of(package: Package) -> Iterator[Sheet]:
    """All sheets, those that the workbook does not list too."""
    book = package.optional_xml("xl/workbook.xml")
    inside = targets(package, "xl/workbook.xml")
    listed = set()
    for sheet in () if book is None else book.iter(f"{_S}sheet"):
        member = inside.get(sheet.get(_R, ""), "")
        listed.add(member)
        yield Sheet(sheet.get("name", ""), member, sheet.get("state", "visible") == "visible")
    for member in package.names:
        if member.startswith("xl/worksheets/") and member.endswith(".xml") and member not in listed:
            yield Sheet(member, member, shown=False)
