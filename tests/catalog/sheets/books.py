"""Workbooks as counties lay them out, made on the spot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

NATIONAL = (
    ("序号",), ("公开事项", "一级事项"), ("公开事项", "二级事项"), ("公开内容（要素）",), ("公开依据",),
    ("公开时限",),
    ("公开主体",), ("公开渠道和载体",), ("公开对象", "全社会"), ("公开对象", "特定群体"), ("公开方式", "主动"),
    ("公开方式", "依申请"),
    ("公开层级", "县级"), ("公开层级", "乡、村级"),
)  # fmt: skip
WEB = "■政府网站 □政府公报\n□两微一端 □其他"


@dataclass
class Book:
    """A workbook under construction: `lay` one sheet after the other, then `save`."""

    workbook: openpyxl.Workbook = field(default_factory=openpyxl.Workbook)
    used: bool = False

    def lay(
        self,
        rows: Sequence[Sequence[object]],
        *,
        header: Sequence[tuple[str, ...]] = NATIONAL,
        title: str = "",
        name: str = "Sheet1",
        merge: Sequence[str] = (),
        gap: int = 0,
    ) -> Worksheet:
        """One sheet: title over all columns, a header of one or two rows with its merges, blank rows, rows."""
        sheet = self._sheet(name)
        top = 1
        if title:
            sheet.cell(1, 1, title)
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
            top = 2
        depth = max(map(len, header))
        _lay_header(sheet, header, top, depth)
        for y, row in enumerate(rows, top + depth + gap):
            for x, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(y, x, value if isinstance(value, int) else str(value))
        for area in merge:
            sheet.merge_cells(area)
        return sheet

    def save(self, folder: Path, name: str = "目录.xlsx") -> Path:
        path = folder / name
        self.workbook.save(path)
        return path

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.create_sheet(name) if self.used else self.workbook.active
        assert sheet is not None
        sheet.title = name
        self.used = True
        return sheet


def _lay_header(sheet: Worksheet, header: Sequence[tuple[str, ...]], top: int, depth: int) -> None:
    x = 1
    while x <= len(header):
        labels = header[x - 1]
        wide = x
        while wide < len(header) and len(labels) > 1 and header[wide][0] == labels[0]:
            wide += 1
        sheet.cell(top, x, labels[0])
        if len(labels) == 1 and depth > 1:
            sheet.merge_cells(start_row=top, end_row=top + depth - 1, start_column=x, end_column=x)
        elif len(labels) > 1:
            for at in range(x, wide + 1):
                sheet.cell(top + 1, at, header[at - 1][1])
            if wide > x:
                sheet.merge_cells(start_row=top, end_row=top, start_column=x, end_column=wide)
        x = wide + 1


def row(  # noqa: PLR0913, PLR0917  # a row has ten columns
    serial: object = 1,
    first: object = "招生管理",
    second: object = "招生政策",
    elements: object = "招生方案",
    basis: object = "《政府信息公开条例》",
    limit: object = "信息形成或者变更之日起20个工作日内",
    subject: object = "教育局",
    channels: object = WEB,
    ticks: Sequence[object] = ("√", "", "√", "", "√", ""),
) -> list[object]:
    """A row in the order of the national columns."""
    return [serial, first, second, elements, basis, limit, subject, channels, *ticks]
