"""文号 are written one way and read in many."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.letters import LetterNumber, NumberError, parse_number
from gongkai.letters.numbers import caution_of

_HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)
_CODES = _HAN.filter(lambda text: not any(mark in text for mark in "第号年令告"))
NUMBERS = st.builds(
    LetterNumber,
    code=_CODES,
    year=st.integers(1990, 2099),
    serial=st.integers(1, 99_999),
    ending=st.one_of(st.just(""), st.sampled_from(["依复", "不予公开", "补1"])),
)


@given(NUMBERS)
def test_a_number_is_read_as_it_was_written(number):
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "示公开〔2026〕12号",
        "示公开[2026]12号",
        " 示公开（2026）第012号 ",
        "示公开【２０２６】１２号",
        "示公开〔2026〕 12 号",
    ],
)
def test_brackets_and_zeros_do_not_matter(text):
    assert str(parse_number(text)) == "示公开〔2026〕12号"


@pytest.mark.parametrize("dash", ["-", " – ", "—", "－", "~"])
def test_an_ending_is_read_after_any_dash(dash):
    assert parse_number(f"示公开〔2026〕12号{dash}依复") == LetterNumber("示公开", 2026, 12, "依复")


@pytest.mark.parametrize(
    "text", ["", "示公开", "示公开〔2026〕号", "示公开〔20265号", "2026-12", "国务院令第711号"]
)
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(NumberError, match="如 示公开〔2026〕12号"):
        parse_number(text)


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        (("", 2026, 1), "机关代字"),
        (("示 公", 2026, 1), "机关代字"),
        (("示公开", 26, 1), "四位公元年份"),
        (("示公开", 2026, 0), "序号"),
        (("示公开", 2026, 100_000), "序号"),
        (("示公开", 2026, 1, "依-复"), "后缀"),
    ],
)
def test_parts_that_no_number_has_are_refused(parts, complaint):
    with pytest.raises(NumberError, match=complaint):
        LetterNumber(*parts)


def test_a_clerk_is_told_what_to_look_at():
    day = date(2026, 10, 12)
    assert caution_of("示公开〔2026〕12号", day) == []
    assert caution_of("", day) == []
    assert caution_of("示公开[2026]12号", day) == ["文号“示公开[2026]12号”的规范写法是“示公开〔2026〕12号”"]
    assert "不是文号" in caution_of("12号", day)[0]
