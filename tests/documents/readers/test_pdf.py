"""PDF: lines make paragraphs, rules and columns make tables, pages join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, Limits
from gongkai.documents.readers.pdf import read_pdf
from tests.documents.readers.minipdf import Page, pdf

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument

XS = [90.0, 140.0, 360.0, 506.0]
LINES = [
    "为做好政务公开工作经市政府同意现将有关事项通知如下",  # 24 characters of 16 points, after an indent of two
    "请各单位结合实际认真贯彻执行并将落实情况于年底前报送市",
    "政府办公室。",
]


def read(*pages: Page) -> RawDocument:
    return read_pdf(pdf(*pages), "a.pdf", DEFAULT_LIMITS)


def texts(document: RawDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: RawDocument) -> list[TableBlock]:
    return [block for block in document.blocks if isinstance(block, TableBlock)]


def prose(page: Page, top: float) -> Page:
    for at, line in enumerate(LINES):
        page.text(122 if at == 0 else 90, top - 28 * at, line)
    return page


def row(page: Page, y: float, *cells: str) -> Page:
    for x, cell in zip(XS, cells, strict=False):
        if cell:
            page.text(x + 5, y, cell, 10)
    return page


def test_lines_join_into_the_paragraph_that_they_were():
    document = read(prose(prose(Page(), 700), 600))
    assert texts(document) == ["".join(LINES)] * 2


def test_a_paragraph_goes_on_over_the_page():
    first = Page().text(122, 700, LINES[0]).text(90, 672, LINES[1])
    second = Page().text(90, 740, LINES[2]).text(122, 712, LINES[0]).text(90, 684, LINES[1])
    assert texts(read(first, second))[0] == "".join(LINES)


def test_centred_and_right_hand_lines_keep_their_side():
    page = (
        prose(Page().text(90 + 9 * 16, 780, "工作方案实施办法"), 700)
        .text(400, 560, "示范市政府")
        .text(90, 100, "注")
    )
    found = [(b.text, b.align) for b in read(page).blocks if isinstance(b, Paragraph)]
    assert found[0] == ("工作方案实施办法", "center")
    assert ("示范市政府", "right") in found


def test_page_numbers_and_running_heads_are_dropped():
    pages = [
        prose(Page(), 700).text(240, 800, "示范市公报", 10).text(280, 40, f"— {n} —", 10) for n in range(1, 5)
    ]
    assert texts(read(*pages)) == ["".join(LINES)] * 4


def test_a_number_in_the_text_is_not_a_page_number():
    assert "2021" in texts(read(prose(Page(), 700).text(122, 500, "2021")))


def test_ruled_cells_are_cells_and_wrapped_lines_join():
    page = Page().grid(XS, [400, 440, 480, 520])
    row(page, 495, "序号", "任务", "单位")
    row(page, 461, "1", "编制公开目录并且按季度更新至市政府门户网站", "市司法局、市财政局、市教育")
    row(page, 448, "", "首页", "局")
    row(page, 415, "2", "更新指南", "市编办")
    (table,) = tables(read(page))
    assert table.rows == (
        ("序号", "任务", "单位"),
        ("1", "编制公开目录并且按季度更新至市政府门户网站首页", "市司法局、市财政局、市教育局"),
        ("2", "更新指南", "市编办"),
    )


def test_units_on_lines_of_their_own_stay_apart():
    page = Page().grid(XS, [400, 440, 480])
    row(row(row(page, 455, "序号", "任务", "单位"), 425, "1", "甲", "市编办"), 410, "", "", "市财政局")
    assert tables(read(page))[0].rows[1][2] == "市编办\n市财政局"


def test_a_missing_line_merges_cells():
    page = Page().line(90, 400, 506, 400).line(90, 480, 506, 480).line(140, 440, 506, 440)
    for x in XS:
        page.line(x, 400, x, 480)
    row(row(row(page, 440, "一"), 455, "", "甲", "子"), 415, "", "乙", "丑")
    (table,) = tables(read(page))
    assert table.rows == (("一", "甲", "子"), ("一", "乙", "丑"))
    assert table.continued[1] == (True, False, False)


def test_a_table_goes_on_over_the_page_without_its_repeated_header():
    first = row(row(Page().grid(XS, [60, 100, 140]), 115, "序号", "任务", "单位"), 75, "1", "甲", "子")
    second = row(row(Page().grid(XS, [700, 740, 780]), 755, "序号", "任务", "单位"), 715, "2", "乙", "丑")
    (table,) = tables(read(first, second))
    assert [r[0] for r in table.rows] == ["序号", "1", "2"]


def test_a_row_cut_by_the_page_break_is_joined_and_told():
    first = row(row(Page().grid(XS, [60, 100, 140]), 115, "序号", "任务", "单位"), 75, "1", "编制公开", "子")
    second = row(row(Page().grid(XS, [700, 740, 780]), 755, "", "目录"), 715, "2", "乙", "丑")
    document = read(first, second)
    assert [r[1] for r in tables(document)[0].rows] == ["任务", "编制公开目录", "乙"]
    assert "并为一行" in document.warnings[0].what


def test_a_cell_left_open_at_the_foot_of_a_page_goes_on_in_the_next():
    first = Page().line(90, 140, 506, 140).line(90, 100, 506, 100)
    for x in XS:
        first.line(x, 60, x, 140)  # no line at y 60: browsers leave a cut row open
    row(row(first, 115, "序号", "任务", "单位"), 75, "1", "编制公开", "子")
    second = row(Page().grid(XS, [700, 740, 780]), 755, "", "目录", "丑")
    (table,) = tables(read(first, row(second, 715, "2", "乙", "寅")))
    assert table.rows == (("序号", "任务", "单位"), ("1", "编制公开目录", "子丑"), ("2", "乙", "寅"))


def test_a_merged_cell_reaches_over_the_page():
    first = Page().line(90, 140, 506, 140).line(90, 100, 506, 100).line(140, 60, 506, 60)
    for x in XS:
        first.line(x, 60, x, 140)
    row(row(first, 115, "组", "任务", "单位"), 75, "甲组", "一", "子")
    second = row(row(Page().grid(XS, [700, 740, 780]), 755, "", "二", "丑"), 715, "乙组", "三", "寅")
    (table,) = tables(read(first, second))
    assert [r[0] for r in table.rows] == ["组", "甲组", "甲组", "乙组"]
    assert [r[0] for r in table.continued] == [False, False, True, False]


def test_a_typed_space_between_ideographs_stays_and_spread_type_gets_none():
    page = Page().text(90, 700, "市编办 市司法局都要认真做好本职工作").text(90, 500, "通")
    for at, char in enumerate("知关于做好"):
        page.text(110 + 24 * at, 500, char)
    found = "".join(texts(read(page)))
    assert "市编办 市司法局" in found
    assert "知关于做好" in found


def test_aligned_columns_without_rules_are_a_table():
    page = Page()
    for y, cells in (
        (500, ("序号", "任务", "单位")),
        (480, ("1", "编制目录", "市编办")),
        (460, ("2", "更新", "市司法局")),
    ):
        row(page, y, *cells)
    (table,) = tables(read(page))
    assert table.rows == (("序号", "任务", "单位"), ("1", "编制目录", "市编办"), ("2", "更新", "市司法局"))


def test_a_page_without_text_is_told_of():
    document = read(Page().line(1, 1, 50, 50))
    assert document.blocks == []
    assert "扫描件" in document.warnings[0].what


def test_pages_beyond_the_limit_are_told_of():
    document = read_pdf(pdf(*[prose(Page(), 700)] * 3), "a.pdf", Limits(pages=2))
    assert len(document.blocks) == 2
    assert document.warnings[0].where == "第3页"


@pytest.mark.parametrize(
    ("data", "message"),
    [(pdf(Page())[:300], "不完整或已损坏"), (pdf(Page(), encrypt=True), "已加密"), (b"%PDF-1.4\n%%EOF", "损坏")],
)
def test_damage_and_encryption_are_one_clear_error(data: bytes, message: str):
    with pytest.raises(UnreadableError, match=message):
        read_pdf(data, "a.pdf", DEFAULT_LIMITS)
