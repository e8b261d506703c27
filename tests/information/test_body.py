"""Bodies: clean, anchored, with the marks that screen readers need."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.model import BodyBlock, OfficialDocument, Section, Table
from gongkai.information.body import render, tidy


def document(*blocks, tables=(), **fields):
    return OfficialDocument("甲.txt", body=tuple(blocks), tables=tuple(tables), **fields)


def test_headings_get_levels_and_stable_anchors():
    body = render(
        document(
            BodyBlock("一、总体要求", 1),
            BodyBlock("（一）指导思想", 2),
            BodyBlock("正文。"),
            BodyBlock("（二）基本原则", 2),
            BodyBlock("二、重点任务", 1),
        )
    )
    assert [entry["anchor"] for entry in body.contents] == ["s1", "s1-1", "s1-2", "s2"]
    assert '<h2 id="s1">一、总体要求</h2>' in body.html
    assert '<h3 id="s1-2">（二）基本原则</h3>' in body.html
    assert "<p>正文。</p>" in body.html


def test_a_skipped_level_is_closed_up():
    body = render(document(BodyBlock("第一章　总则", 1), BodyBlock("1. 甲", 3), BodyBlock("（1）乙", 4)))
    assert re.findall(r"<h(\d)", body.html) == ["2", "3", "4"]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=30))
def test_anchors_are_unique_and_levels_never_skip(levels):
    body = render(document(*(BodyBlock(f"标题{place}", level) for place, level in enumerate(levels))))
    anchors = [entry["anchor"] for entry in body.contents]
    assert len(set(anchors)) == len(levels)
    depths = [entry["level"] for entry in body.contents]
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))


def test_a_long_run_in_heading_stays_a_paragraph():
    assert "<h" not in render(document(BodyBlock("第一条　" + "为了规范工作，" * 20, 2))).html


def test_everything_is_escaped():
    body = render(document(BodyBlock("<script>alert(1)</script>"), BodyBlock("a < b", 1)))
    assert "<script" not in body.html
    assert "&lt;script&gt;" in body.html


def test_a_table_has_caption_head_and_scope():
    table = Table("任务表", (("序号", "任务", "责任单位"), ("1", "加装电梯", "市住建局")))
    html = render(document(BodyBlock(table=0), tables=[table])).html
    assert "<caption>任务表</caption>" in html
    assert '<th scope="col">责任单位</th>' in html
    assert "<td>加装电梯</td>" in html


def test_a_band_over_the_head_spans_the_columns():
    rows = (("重点任务",) * 3, ("序号", "任务", "单位"), ("1", "甲", "乙"))
    html = render(document(BodyBlock(table=0), tables=[Table("", rows)])).html
    assert '<th colspan="3" scope="colgroup">重点任务</th>' in html


def test_a_table_of_figures_has_no_head():
    html = render(document(BodyBlock(table=0), tables=[Table("", (("1", "2"), ("3", "4")))])).html
    assert "<thead>" not in html


def test_equal_figures_are_not_merged():
    html = render(document(BodyBlock(table=0), tables=[Table("", (("年", "收入"), ("100", "100")))])).html
    assert html.count("<td>100</td>") == 2


def test_the_text_has_a_merged_cell_once():
    table = Table("", (("甲", "乙"), ("合计", "合计")))
    assert render(document(BodyBlock(table=0), tables=[table])).text == "甲 乙\n合计"


def test_sections_alone_make_a_body():
    body = render(OfficialDocument("甲.txt", sections=(Section(1, "一", "一、目标", "第一段\n第二段"),)))
    assert body.text == "一、目标\n第一段\n第二段"


def test_handed_in_markup_loses_what_can_do_harm():
    body = tidy(
        '<h1 onclick="x()">标题</h1><p style="color:red" class="a">正文<script>alert(1)</script></p>'
        '<a href="javascript:x()">坏</a><a href="https://example.com">好</a>'
        '<img src=x onerror=y()><iframe src="//e">'
    )
    for bad in ("script", "onclick", "onerror", "javascript", "style=", "class=", "<img", "iframe"):
        assert bad not in body.html
    assert 'href="https://example.com"' in body.html
    assert body.contents == [{"level": 1, "anchor": "s1", "heading": "标题"}]


def test_tidying_twice_changes_nothing():
    once = tidy("<h1>甲</h1><h4>乙</h4><p>丙<br>丁</p><table><tr><td>1</td></tr></table>")
    assert tidy(once.html) == once
    assert once.text == "甲\n乙\n丙\n丁\n1"


def test_markup_that_never_closes_is_closed():
    assert tidy("<p>甲<table><tr><td>乙").html.endswith("</table>")


@given(st.text())
def test_any_text_is_taken(text):
    body = tidy(text)
    assert "<script" not in body.html.lower()


def test_nothing_gives_nothing():
    assert tidy("  ").html == tidy("").html == ""


PARTS = document(
    BodyBlock("（2020年3月1日示范市第一次会议通过）", role="history"),
    BodyBlock("各区人民政府：", role="recipients"),
    BodyBlock("现印发给你们。"),
    BodyBlock("附件：1.河道名单\n2.联系表", role="attachments"),
    BodyBlock("示范市人民政府", role="signature"),
    BodyBlock("2021年6月18日", role="date"),
    BodyBlock("（此件公开发布）", role="note"),
    BodyBlock("附件1", role="annex_mark"),
    BodyBlock("河道名单", 1, role="annex_title"),
    BodyBlock("第一章　总则", 1),
    BodyBlock("第一条　为了规范。"),
    BodyBlock("第一条规定不是新的一条。"),
    BodyBlock("第二条之一　甲。"),
    BodyBlock(table=0),
    BodyBlock("附件2", role="annex_mark"),
    BodyBlock("联系办法", 1, role="annex_title"),
    BodyBlock("第一条　乙。"),
    BodyBlock("抄送：市委办公室。", role="copied"),
    BodyBlock("示范市人民政府办公室　2021年6月21日印发", role="printed"),
    tables=[Table("河道", (("名称", "长度"), ("甲河", "3公里")))],
)


def test_every_part_of_a_document_is_shown_under_its_class():
    html = render(PARTS).html
    classes = re.findall(r'class="([^"]*)"', html)
    assert classes == [
        *("doc-history", "doc-recipients", "doc-attachments", "doc-signature", "doc-date", "doc-note"),
        *("doc-annex-mark", "doc-annex-title", "doc-annex-mark", "doc-annex-title", "doc-imprint", "doc-imprint"),
    ]
    assert '<p class="doc-attachments">附件：1.河道名单<br>2.联系表</p>' in html
    assert '<h2 id="s1" class="doc-annex-title">河道名单</h2>' in html


def test_the_text_holds_every_part():
    text = render(PARTS).text
    for block in PARTS.body:
        assert block.text in text


def test_an_article_is_linked_by_its_number():
    html = render(PARTS).html
    assert re.findall(r'<p id="([^"]+)"', html) == ["a1", "a2-1", "a1_2"]


def test_an_edited_body_keeps_parts_and_anchors():
    rendered = render(PARTS)
    assert tidy(rendered.html) == rendered


def test_only_the_classes_of_parts_survive():
    body = tidy(
        '<p class="doc-date red">甲</p><p class="red">乙</p><table class="doc-date"><tr><td>丙</td></tr></table>'
    )
    assert body.html.startswith('<p class="doc-date">甲</p><p>乙</p><table>')
