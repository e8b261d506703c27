"""What is an address, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.analysis import fold, is_address, without_addresses


@pytest.mark.parametrize(
    "text",
    [
        "http://www.example.gov.cn",
        "https://gjj.example.gov.cn:8443/a/b.html?x=1&y=2#z",
        "www.example.com",
        "zwgk.example.gov.cn/col/",
        "gongkai@example.cn",
    ],
)
def test_an_address_is_known(text):
    assert is_address(text)
    assert without_addresses(fold(f"详见{text}，欢迎查询")).split() == ["详见", ",欢迎查询"]


@pytest.mark.parametrize("text", ["v2.0", "0.5", "附件1.pdf", "公积金", "gjj", "pm2.5", "示政发(2024)1号", "a.b"])
def test_what_is_none_stays(text):
    assert not is_address(text)
    assert without_addresses(text) == text


@given(st.text(max_size=200).map(fold))
def test_what_is_no_latin_letter_or_sign_stays(text):
    kept = without_addresses(text)
    assert [char for char in kept if not char.isascii()] == [char for char in text if not char.isascii()]
