"""Text is tidied, never rewritten: every visible character stays in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.letters.cleaning import one_line, paragraphs, phrase, sentences

VISIBLE = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=60)


@given(VISIBLE)
def test_visible_characters_all_stay(text):
    assert one_line(text) == text


@given(st.text(max_size=80))
def test_a_line_is_one_line_and_tidying_it_again_changes_nothing(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
    assert line == line.strip()


@given(st.text(max_size=80))
def test_every_paragraph_is_closed(text):
    for line in sentences(text):
        assert line[-1] not in "，、,"
        assert line.strip()


def test_breaks_of_every_kind_part_paragraphs():
    assert paragraphs("一\r\n二\n\n三\u2028四\u2029五\x85六\x0b七\x0c八") == list("一二三四五六七八")


def test_blanks_are_drawn_together_and_full_width_ones_too():
    assert one_line("  张　　三\t四 ") == "张 三 四"


def test_a_phrase_loses_the_stop_at_its_end():
    assert phrase("到窗口领取。；") == "到窗口领取"
    assert phrase("《示范法》") == "《示范法》"


def test_a_paragraph_gets_the_stop_that_it_lacks():
    assert sentences("甲\n乙。\n丙，\n丁？\n“戊。”") == ["甲。", "乙。", "丙。", "丁？", "“戊。”"]


def test_of_stops_alone_nothing_is_left():
    assert sentences("，") == []
    assert phrase("。") == ""
