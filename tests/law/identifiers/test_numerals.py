"""Ordinals in figures and in 汉字."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.identifiers.numerals import by_digit, in_words, narrow, number


@given(st.integers(1, 9999))
def test_numbers_by_place_agree_with_an_independent_library(value):
    assert number(cn2an.an2cn(value)) == value


@given(st.integers(0, 99_999_999))
def test_figures_of_any_width_read_alike(value):
    assert number(str(value)) == value
    assert number(str(value).translate({ord("0") + n: ord("０") + n for n in range(10)})) == value


@pytest.mark.parametrize(
    ("text", "value"), [("廿一", 21), ("卅", 30), ("十", 10), ("一二六", 126), ("一百零三", 103), ("两", 2)]
)
def test_old_and_digit_by_digit_forms(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "十十", "一二三十", "百千", "12a", "1" * 10])
def test_what_is_no_number_is_none(text):
    assert number(text) is None


@pytest.mark.parametrize("zero", "〇零○Ｏ0")
def test_every_look_alike_of_zero_is_a_zero(zero):
    assert by_digit(f"二{zero}二一") == 2021


@given(st.text())
def test_narrowing_keeps_every_place(text):
    assert len(narrow(text)) == len(text)


def test_ordinals_are_written_as_articles_are_numbered():
    written = {
        1: "一",
        10: "十",
        12: "十二",
        20: "二十",
        33: "三十三",
        100: "一百",
        103: "一百零三",
        110: "一百一十",
    }
    assert {value: in_words(value) for value in written} == written
    assert [number(in_words(value)) for value in range(1, 1000)] == [*range(1, 1000)]


@pytest.mark.parametrize("value", [0, -1, 1000])
def test_what_no_article_is_numbered_has_no_words(value):
    with pytest.raises(ValueError, match="不在 1 至 999 之间"):
        in_words(value)
