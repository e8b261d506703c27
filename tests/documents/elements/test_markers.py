"""Ordinals at the head of a line, and which may follow which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.elements.markers import Counter, Style, Verdict, at_line_start, inside


@pytest.mark.parametrize(
    ("text", "style", "ordinal", "number"),
    [
        ("一、总体要求", Style.ONE, 1, "一"),
        ("二十一、附则", Style.ONE, 21, "二十一"),
        ("（三）措施", Style.TWO, 3, "三"),
        ("(十二)措施", Style.TWO, 12, "十二"),
        ("1.甲", Style.THREE, 1, "1"),
        ("１２．甲", Style.THREE, 12, "１２"),
        ("3、甲", Style.THREE, 3, "3"),
        ("（4）甲", Style.FOUR, 4, "4"),
        ("第一章　总则", Style.CHAPTER, 1, "第一章"),
        ("第二十条 本办法", Style.ARTICLE, 20, "第二十条"),
        ("第十条之一　本办法", Style.ARTICLE, 10, "第十条之一"),
    ],
)
def test_an_opening_ordinal_is_read(text, style, ordinal, number):
    marker = at_line_start(text)
    assert marker is not None
    assert (marker.style, marker.ordinal, marker.number) == (style, ordinal, number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021年是关键",
        "3.5亿元",
        "一、二季度增长",
        "十分重要",
        "第三条规定的情形",
        "第五条、第六条",
        "（甲）",
        "第一，要",
    ],
)
def test_a_sentence_that_begins_with_a_number_is_no_heading(text):
    assert at_line_start(text) is None


@given(st.text(alphabet="一二三十第章条、（）()1234.． 甲规定。", max_size=60))
def test_any_text_is_searched_and_places_are_true(text):
    for marker in inside(text):
        assert 0 <= marker.start < marker.end <= len(text)
        assert marker.ordinal > 0


def verdicts(*lines: str) -> list[Verdict]:
    counter, found = Counter(), []
    for line in lines:
        marker = at_line_start(line)
        assert marker is not None
        found.append(counter.judge(marker))
        counter.take(marker)
    return found


def test_inner_ordinals_begin_again_or_go_on_under_a_new_outer_one():
    assert set(verdicts("一、", "（一）", "（二）", "二、", "（一）")) == {Verdict.NEXT}
    assert set(verdicts("一、", "（一）", "（二）", "二、", "（三）")) == {Verdict.NEXT}


def test_a_skipped_ordinal_is_a_jump_and_a_far_one_a_stray():
    assert verdicts("一、", "三、")[-1] is Verdict.JUMP
    assert verdicts("一、", "九、")[-1] is Verdict.STRAY
