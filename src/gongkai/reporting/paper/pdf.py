"""A report as PDF/A, set by typst; the same paper gives the same bytes on the same machine."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst

from gongkai.core.errors import RefusedError
from gongkai.reporting.paper.prose import blocks_of

if TYPE_CHECKING:
    from gongkai.reporting.paper.model import Cell, Grid, Paper, Part

_NO_FONT = "本机没有中文字体，PDF 不能排版：请安装 fonts-noto-cjk，或者把方正小标宋、仿宋字体装入系统。"
_UNSET = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_COMMON = frozenset("年月日公开信息")


def to_pdf(paper: Paper) -> bytes:
    """The PDF. A character that no font has is set as its number. RefusedError without a Chinese font."""
    if not _fonts().families():
        raise RefusedError(_NO_FONT)
    data = json.dumps(_data(paper), ensure_ascii=False)
    try:
        return _compiled(data, paper)
    except typst.TypstError as error:
        missing = _missing(error)
        if not missing or not _COMMON.isdisjoint(missing):
            raise RefusedError(_NO_FONT if missing else f"PDF 不能排版：{error.message}") from error
    return _compiled(data.translate({ord(each): f"〔U+{ord(each):04X}〕" for each in missing}), paper)


def _compiled(data: str, paper: Paper) -> bytes:
    year, month, day = _stamp(paper)
    return typst.compile(
        _source(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"report": data},
        pdf_standards="a-2b",
        timestamp=dt.datetime(year, month, day, tzinfo=dt.UTC),
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_embedded_fonts=False)


@lru_cache(maxsize=1)
def _source() -> bytes:
    return files("gongkai.reporting.paper").joinpath("report.typ").read_bytes()


def _missing(error: typst.TypstError) -> set[str]:
    found = "".join(_UNSET.findall(f"{error.diagnostic}\n{error.message}"))
    return set(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), found)) - set('"\\ ')


def _stamp(paper: Paper) -> tuple[int, int, int]:
    """The day in the file's properties: that of publication; of a draft the end of its year."""
    day = paper.day or dt.date(paper.year, 12, 31)
    return day.year, day.month, day.day


def _data(paper: Paper) -> dict[str, Any]:
    day = paper.day
    return {
        "title": paper.title,
        "heading": paper.heading,
        "unit": paper.unit,
        "stamp": _stamp(paper),
        "day": f"{day.year}年{day.month}月{day.day}日" if day else "",
        "note": paper.note,
        "parts": [_part(part) for part in paper.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    blocks = [{"text": block.text, "heading": block.heading, "rows": block.rows} for block in blocks_of(part.html)]
    return {
        "number": part.number,
        "title": part.title,
        "blocks": blocks,
        "grids": [_grid(grid) for grid in part.grids],
        "charts": [{"title": each.title, "unit": each.unit, "rows": each.shares} for each in part.charts],
    }


def _grid(grid: Grid) -> dict[str, Any]:
    lines = [[_cell(cell, narrow=grid.narrow) for cell in line] for line in grid.lines]
    return {"wide": grid.wide, "tall": grid.tall, "widths": grid.widths, "lines": lines}


def _cell(cell: Cell, *, narrow: bool) -> dict[str, Any]:
    text = cell.lines if narrow else (cell.text,)
    return {"lines": text, "rows": cell.rows, "columns": cell.columns, "item": cell.item}
