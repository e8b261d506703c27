"""What a person typed, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.query import parse


@pytest.mark.parametrize(
    ("typed", "parts", "phrases", "excluded"),
    [
        ("公积金 提取", ("公积金", "提取"), (), ()),
        ('"公积金提取" 租房', ("租房",), ("公积金提取",), ()),
        ("“公积金提取” 租房", ("租房",), ("公积金提取",), ()),
        ("推进“放管服”改革", ('推进"放管服"改革',), (), ()),
        ("公积金 -租房", ("公积金",), (), ("租房",)),
        ('公积金 -"租房 提取"', ("公积金",), (), ("租房提取",)),
        ("公积金-租房", ("公积金-租房",), (), ()),
        ("公积金 - 租房", ("公积金", "租房"), (), ()),
        ('"公积金', ("公积金",), (), ()),
        ('""', (), (), ()),
        ('"a" "a"', (), ("a",), ()),
    ],
)
def test_the_parts_of_a_query(typed, parts, phrases, excluded):
    parsed = parse(typed)
    assert (parsed.parts, parsed.phrases, parsed.excluded) == (parts, phrases, excluded)


@pytest.mark.parametrize(
    ("typed", "strict"),
    [("公积金", True), ("公积金 租房", True), ("营商环境", True), ("租房子每年可以提取几次公积金", False)],
)
def test_one_or_two_keywords_must_all_hold(typed, strict):
    assert parse(typed).strict is strict


@pytest.mark.parametrize(
    ("typed", "term", "complete"),
    [
        ("示府办〔2021〕128号", "示府办|2021|128", True),
        ("示府办[2021]第0128号", "示府办|2021|128", True),
        ("示府办 2021 128", "示府办|2021|128", True),
        ("示府办128号", "示府办||128", False),
        ("2021 128号", "|2021|128", False),
        ("〔2021〕128", "|2021|128", False),
        ("示府办〔2021〕", "示府办|2021|", False),
        ("示范市人民政府令第57号", "示范市政府令||57", True),
    ],
)
def test_a_number_in_whole_or_in_part(typed, term, complete):
    number = parse(typed).number
    assert number is not None
    assert (number.term, number.complete) == (term, complete)


@pytest.mark.parametrize("typed", ["公积金", "2021", "2021年", "6号", "公积金 提取", ""])
def test_words_and_single_figures_are_no_numbers(typed):
    assert parse(typed).number is None


@given(st.text(max_size=60))
def test_any_text_is_a_query(text):
    parsed = parse(text)
    assert all((*parsed.parts, *parsed.phrases, *parsed.excluded)) or parsed.empty


def test_the_countrys_name_before_a_law_is_left_out() -> None:
    assert parse("中华人民共和国消防法").parts == ("消防法",)
    assert parse("中华人民共和国").parts == ("中华人民共和国",)
    assert parse('"中华人民共和国消防法"').phrases == ("中华人民共和国消防法",)
