"""Title and body alone: each fault is told with its place and what would be right, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.body import tidy
from gongkai.information.checking.markup.grid import grid_of
from gongkai.information.checking.markup.headings import headings
from gongkai.information.checking.markup.images import images
from gongkai.information.checking.markup.pasted import pasted
from gongkai.information.checking.markup.tables import tables
from gongkai.information.checking.markup.titles import titles
from tests.information.checking.subjects import said, subject

TEXT = st.text("甲乙<>/&;\n\t p1tdhrcolspan=\"'", max_size=80)


@pytest.mark.parametrize(
    ("title", "part", "blocks"),
    [
        ("示范市\n加装电梯办法", "换行", True),
        ("示范市\u2028加装电梯办法", "换行", True),
        ("示范市加装电梯办法<br>", "换行", True),
        ("示范市&nbsp;加装电梯办法", "网页代码", True),
        ("关于" + "加装电梯" * 30 + "的通知", "超过 80 字", False),
        ("加装电梯办法.docx", "扩展名", False),
        ("加装电梯办法。", "末尾", False),
        ("加装  电梯办法", "空格", False),
    ],
)
def test_a_title_fits_one_line_of_a_list(title, part, blocks):
    hits = list(titles(subject(title=title)))
    assert len(hits) == 1
    assert part in hits[0].says
    assert (hits[0].blocks, hits[0].field) == (blocks, "title")


@pytest.mark.parametrize("title", ["示范市加装电梯办法", "示范市人民政府关于印发《办法》的通知（2026年修订）"])
def test_a_usual_title_is_let_alone(title):
    assert said(titles, title=title) == []


@pytest.mark.parametrize(
    ("image", "part"),
    [
        ('<img src="/a.png">', "没有替代文字"),
        ('<img src="/a.png" alt="  ">', "只有空格"),
        ('<img src="/a.png" alt="IMG_2031.JPG">', "文件名"),
        ('<img src="/a.png" alt="微信图片_20260301">', "文件名"),
        ('<img src="/a.png" alt="图1">', "没有说明内容"),
        (f'<img src="/a.png" alt="{"甲" * 200}">', "200 字"),
    ],
)
def test_a_picture_says_what_it_shows(image, part):
    found = said(images, f"<p>{image}</p>")
    assert len(found) == 1
    assert part in found[0]


def test_an_ornament_is_marked_by_an_empty_alt_on_purpose():
    assert said(images, '<p><img src="/a.png" alt=""><img src="/b.png" alt="加装电梯流程图"></p>') == []


HEAD = "<tr><th>户主</th><th>金额</th></tr>"
ROW = "<tr><td>甲</td><td>1</td></tr>"


@pytest.mark.parametrize(
    ("table", "part"),
    [
        (ROW + ROW, "没有表头"),
        ("<tr><th>户主</th><th></th></tr>" + ROW, "1 个表头单元格是空的"),
        (
            HEAD
            + "<tr><td colspan=2>合计</td></tr>"
            + ROW
            + '<tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr>',
            "1 处合并",
        ),
        (HEAD + ROW + "<tr><td>甲</td></tr>" + ROW, "第 3 行"),
        ("<tr><td>一段文字</td></tr>", "排版"),
        ("<tr>" + "<th>列</th>" * 14 + "</tr><tr>" + "<td>1</td>" * 14 + "</tr>", "14 列"),
        (HEAD + "<tr><th>甲</th><td>1</td></tr>", "scope"),
        (HEAD + "<tr><td><table><tr><td>1</td></tr></table></td><td>1</td></tr>", "套了表格"),
        (f"<tr><td>{'甲' * 400}</td><td>乙</td></tr><tr><td>{'甲' * 400}</td><td>{'乙' * 400}</td></tr>", "排版"),
    ],
)
def test_a_table_can_be_read_aloud_and_on_a_telephone(table, part):
    found = said(tables, f"<table>{table}</table>")
    assert any(part in each for each in found), found
    assert all(each.startswith("第 1 个表格") for each in found)


@pytest.mark.parametrize(
    "table",
    [
        HEAD + ROW,
        "<tr><th></th><th scope='col'>金额</th></tr><tr><th scope='row'>甲</th><td>1</td></tr>",
        "<tr><th colspan=2 scope='colgroup'>甲</th></tr><tr><th scope='col'>一</th><th scope='col'>二</th></tr>"
        + ROW,
    ],
)
def test_a_sound_table_is_let_alone(table):
    assert said(tables, f"<table>{table}</table>") == []


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<h2>第一章</h2><h4>甲</h4>", "跳过了一级"),
        ("<h1>题目</h1>", "页面标题"),
        ("<h2> </h2>", "空标题"),
        (f"<h2>{'甲' * 80}</h2>", "80 字"),
        ("".join(f"<p>{n}、总体要求</p><p>{'文' * 600}</p>" for n in "一二三"), "3 处像标题"),
    ],
)
def test_headings_are_a_ladder_without_missing_rungs(html, part):
    found = said(headings, html)
    assert len(found) == 1
    assert part in found[0]


def test_sound_headings_and_short_texts_are_let_alone():
    assert said(headings, "<h2>第一章</h2><h3>甲</h3><h2>第二章</h2>") == []
    assert said(headings, "<p>一、甲</p><p>二、乙</p><p>三、丙</p>") == []


def test_colours_that_came_along_are_told_and_saving_takes_them_off():
    html = '<p style="color:#ccc"><font face="仿宋">甲</font></p>'
    assert "2 处自带颜色或字体" in said(pasted, html)[0]
    assert said(pasted, tidy(html).html) == []


def test_each_hit_in_the_body_leads_to_its_element():
    hits = list(tables(subject(f"<table>{HEAD}{ROW}</table><table>{ROW}{ROW}</table>")))
    assert [(hit.field, hit.at) for hit in hits] == [("body_html", "table:2")]


def test_a_grid_is_laid_out_as_a_browser_does():
    table = "<table><tr><td rowspan=2>1</td><td colspan=2>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    grid = grid_of(subject(table).root.find("table"))
    assert (grid.width, grid.height, grid.ragged, grid.merged) == (3, 2, (), 2)


@given(TEXT)
def test_no_markup_breaks_a_check(html):
    for check in (headings, images, tables, pasted):
        assert all(each.says for each in check(subject(f"<p>{html}</p>")))
    assert all(each.says for each in titles(subject(title=html)))
