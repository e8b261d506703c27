"""Keys under which numbers and titles are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.keys import issued_title_key, number_key, title_key

CODES = st.text("示政办发函规字建教", min_size=2, max_size=6)
YEARS = st.integers(1990, 2049)
SERIALS = st.integers(1, 9999)
TITLES = st.text("示范市人民政府关于老旧小区加装电梯办法规定的", min_size=4, max_size=40)


@given(CODES, YEARS, SERIALS, st.sampled_from(["〔〕", "[]", "［］", "()", "（）", "【】"]))
def test_brackets_and_leading_zeros_do_not_change_the_key_of_a_number(code, year, serial, pair):
    normal = number_key(f"{code}〔{year}〕{serial}号")
    assert normal
    assert number_key(f"{code}{pair[0]}{year}{pair[1]}{serial:03d} 号") == normal


@given(CODES, YEARS, SERIALS)
def test_another_serial_is_another_key(code, year, serial):
    assert number_key(f"{code}〔{year}〕{serial}号") != number_key(f"{code}〔{year}〕{serial + 1}号")


@pytest.mark.parametrize("text", ["", "无", "示政办发", "第3号文件的内容"])
def test_what_is_no_number_has_no_key(text):
    assert number_key(text) == ""


@given(TITLES, st.integers(1, 39), st.sampled_from([" ", "　", "\n", "\u200b"]))
def test_blanks_do_not_change_the_key_of_a_title(title, place, blank):
    assert title_key(title[:place] + blank + title[place:]) == title_key(title)


@given(TITLES)
def test_the_key_of_a_key_is_itself(title):
    assert title_key(title_key(title)) == title_key(title)


@pytest.mark.parametrize(
    "variant",
    [
        "示范市电梯管理办法（试行）",
        "《示范市电梯管理办法(试行)》",
        "【已失效】示范市电梯管理办法（试行）",
        "示范市电梯管理办法（试行）（示政规〔2020〕3号）",
        " 示范市电梯管理办法 （试行） ",
    ],
)
def test_ways_of_writing_one_title_share_a_key(variant):
    assert title_key(variant) == title_key("示范市电梯管理办法（试行）")


def test_a_law_is_found_with_and_without_the_name_of_the_state():
    assert title_key("中华人民共和国档案法") == title_key("《档案法》")
    assert title_key("中华人民共和国") != ""


def test_another_title_is_another_key():
    assert title_key("示范市电梯管理办法") != title_key("示范市电梯管理规定")


@pytest.mark.parametrize(
    ("title", "issued"),
    [
        ("示范市人民政府关于印发《示范市电梯管理办法》的通知", "示范市电梯管理办法"),
        ("示范市人民政府关于印发示范市电梯管理办法的通知", "示范市电梯管理办法"),
        ("示范市住建局关于印发〈示范市电梯补助细则〉的通知", "示范市电梯补助细则"),
    ],
)
def test_a_notice_is_found_by_what_it_issues(title, issued):
    assert issued_title_key(title) == title_key(issued)


@pytest.mark.parametrize("title", ["示范市电梯管理办法", "关于做好防汛工作的通知", ""])
def test_a_title_that_issues_nothing_has_no_second_key(title):
    assert issued_title_key(title) == ""
