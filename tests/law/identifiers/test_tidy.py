"""What people put into a number without meaning it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.identifiers.tidy import airless, changes, compact, shown


@pytest.mark.parametrize("written", [" 1a-2 ", "１Ａ－２", "1a—2", "\u200b1\u3000A‐2\ufeff", "1\ta\n−2"])
def test_blanks_hyphens_width_and_case_do_not_count(written):
    assert compact(written) == "1A2"
    assert airless(written).upper() == "1A-2"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    assert compact(compact(text)) == compact(text)
    assert airless(airless(text)) == airless(text)


def test_letters_beyond_latin_keep_their_number():
    assert compact("ßı") == "ßı"


def test_changes_name_what_was_taken_out():
    assert changes("1 ２\u200b") == ["写法已规范：原文有空格等空白字符、不可见字符、全角字符"]
    assert changes("12-3a") == []


@pytest.mark.parametrize(
    ("char", "name"), [("O", "“O”"), ("\x00", "U+0000"), ("\ud800", "U+D800"), (" ", "U+0020")]
)
def test_a_character_that_cannot_be_seen_is_named_by_its_code(char, name):
    assert shown(char) == name
