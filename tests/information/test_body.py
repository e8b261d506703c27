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
