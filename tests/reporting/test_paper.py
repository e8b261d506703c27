"""The report as HTML, Word and PDF: the form's merged heads, the same text in each, the same bytes twice."""

from __future__ import annotations

import io
import re

import docx
import pypdfium2
import pytest
from lxml import html as lxml_html

from gongkai.law.annual_report import form_for
from gongkai.reporting import paper
from gongkai.reporting.paper.grids import grid_of
from gongkai.reporting.paper.model import Bars, Cell
from gongkai.reporting.paper.numbers import said
from gongkai.reporting.paper.prose import blocks_of


def content(year=2025, **fields):
    form = form_for(year)
    tables = {
        table.key: {row.key: {column.key: 3 for column in table.columns_of(row)} for row in table.filled}
        for table in form.tables
    }
    sections = {
        "overview": "<p>依法<b>公开</b>。</p><ol><li>甲</li><li>乙</li></ol><table><tr><td>项</td></tr></table>"
    }
    return {
        "unit": "示范市教育局",
        "year": year,
        "tables": tables,
        "sections": sections,
        "published_on": "2026-01-20",
    } | fields


@pytest.mark.parametrize("year", [2020, 2025])
def test_every_grid_is_a_full_rectangle(year):
    for table in form_for(year).tables:
        grid = grid_of(table, {})
        covered = set()
        for top, line in enumerate(grid.lines):
            left = 0
            for cell in line:
                while (top, left) in covered:
                    left += 1
                places = {(top + down, left + over) for down in range(cell.rows) for over in range(cell.columns)}
                assert not places & covered
                covered |= places
        assert covered == {(row, column) for row in range(len(grid.lines)) for column in range(len(grid.widths))}


def test_the_head_of_applications_is_merged_as_printed():
    grid = grid_of(form_for(2025).table("requests"), {})
    heads = [[(cell.text, cell.rows, cell.columns) for cell in line] for line in grid.lines[: grid.heads]]
    assert heads[0][1] == ("申请人情况", 1, 7)
    assert heads[1] == [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)]
    assert [text for text, _, _ in heads[2]] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    assert grid.lines[5][0].text == "三、本年度办理结果"
    assert grid.lines[5][0].rows == 22


def test_all_formats_say_the_same():
    html = lxml_html.fromstring(paper.render(content(), "html")).text_content()
    word = docx.Document(io.BytesIO(paper.render(content(), "docx")))
    told = "".join(paragraph.text for paragraph in word.paragraphs)
    told += "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    pdf = pypdfium2.PdfDocument(paper.render(content(), "pdf"))
    printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    for words in ("六、其他需要报告的事项", "依法公开", "不予处理", "复议后起诉", "2026年1月20日", "本年收费金额"):
        for text in (html, told, printed):
            assert words in re.sub(r"\s", "", text), words


@pytest.mark.parametrize("form", paper.FORMATS)
def test_the_same_content_gives_the_same_bytes(form):
    assert paper.render(content(), form) == paper.render(content(), form)
    assert paper.render(content(), form) != paper.render(content(note="（更正）"), form)


def test_prose_is_no_markup_of_the_setter_and_rare_characters_do_not_stop_it():
    sections = {"overview": "<p>#panic() $x$ *甲* \U0002a6a5</p>"}
    assert paper.render(content(sections=sections), "pdf").startswith(b"%PDF")


def test_what_somebody_wrote_is_escaped():
    page = paper.render(content(unit="<script>甲</script>", note="<b>乙</b>"), "html").decode()
    assert "<script>" not in page
    assert "<b>乙" not in page


def test_prose_becomes_blocks():
    blocks = blocks_of(content()["sections"]["overview"])
    assert [block.text for block in blocks] == ["依法公开。", "1. 甲", "2. 乙", ""]
    assert blocks[-1].rows == (("项",),)


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), ("12.50", "12.5"), (None, ""), ("1E+2", "100"), ("甲", "甲")]
)
def test_figures_are_printed_plainly(value, text):
    assert said(value) == text


@pytest.mark.parametrize("made", [paper.page, paper.body])
def test_headings_of_the_prose_stand_below_those_of_the_sections(made):
    sections = {"overview": "<h2>甲</h2><p>a &lt; b</p><h3>乙</h3>", "other": "<h2>甲</h2>"}
    root = lxml_html.fromstring(made(paper.write(content(sections=sections))))
    titles = {f"{section.number}、{section.title}" for section in form_for(2025).sections}
    assert {each.text for each in root.iter("h2")} == titles
    below = [(each.tag, each.text) for each in root.iter("h3", "h4")]
    assert below == [("h3", "甲"), ("h4", "乙"), ("h3", "甲")]
    assert root.xpath("count(//*[@id])") == 0
    assert "a < b" in root.text_content()


def test_each_statutory_table_scrolls_by_itself_and_its_heads_say_of_what():
    root = lxml_html.fromstring(paper.render(content(), "html").decode())
    regions = root.xpath("//div[@role='region']")
    assert [each.get("aria-label") for each in regions] == [table.title for table in form_for(2025).tables]
    assert all(each.get("tabindex") == "0" and len(each.findall("table")) == 1 for each in regions)
    heads = root.xpath("//div[@role='region']//th")
    assert {each.get("scope") for each in heads} == {"col", "colgroup", "row", "rowgroup"}


def test_bars_are_as_long_as_their_share_and_none_for_nought():
    chart = Bars("新收", (("自然人", 4), ("商业企业", 1), ("其他", 0)))
    assert [share for _, _, share in chart.shares] == [1, 0.25, 0]
    word = docx.Document(io.BytesIO(paper.render(content(), "docx")))
    charts = [table for table in word.tables if len(table.columns) == 3]
    shaded = [len(re.findall("<w:shd ", table._tbl.xml)) for table in charts]
    assert shaded == [6, 6]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (Cell("结果维持", head=True), ("结果", "维持")),
        (Cell("社会公益组织", head=True), ("社会", "公益", "组织")),
        (Cell("（三）不予公开", rows=8, head=True), ("（三）", "不予公开")),
        (Cell("行政诉讼", columns=10, head=True), ("行政诉讼",)),
        (Cell("总计", head=True), ("总计",)),
        (Cell("3.其他", head=True, item=True), ("3.其他",)),
        (Cell("1234"), ("1234",)),
    ],
)
def test_narrow_heads_break_where_their_words_do(cell, lines):
    assert cell.lines == lines
