"""Bytes to text: every encoding in which Chinese offices write, damage told with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.decode import decode

SIMPLIFIED = "示范市人民政府关于印发政务公开工作方案的通知"
TRADITIONAL = "示範市人民政府關於辦理公開工作的通知，請各單位遵照執行。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        (f"{SIMPLIFIED}\n第2行\n", "utf-16-le"),
        (f"{SIMPLIFIED}\n第2行\n", "utf-16-be"),
        ("示范市㐀生僻字𠀀的通知", "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gbk"),
        ("plain ASCII", "ascii"),
        ("", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str):
    assert decode(text.encode(encoding)) == (text, [])


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "no-such-encoding", "iso-8859-1", ""])
def test_a_declaration_counts_only_when_the_bytes_agree(declared: str):
    assert decode(SIMPLIFIED.encode("gbk"), declared) == (SIMPLIFIED, [])


def test_bytes_that_do_not_decode_are_replaced_and_told_with_their_offset():
    text, warnings = decode(SIMPLIFIED.encode() * 20 + b"\xff" + SIMPLIFIED.encode() * 20)
    assert text == SIMPLIFIED * 20 + "\ufffd" + SIMPLIFIED * 20
    assert [(w.where, "1 处" in w.what) for w in warnings] == [(f"第{66 * 20}字节", True)]


def test_nul_characters_are_removed_and_told():
    text, warnings = decode("甲\0乙".encode())
    assert text == "甲乙"
    assert warnings[0].where == "第3字节"


def test_control_characters_are_removed_as_a_terminal_would_obey_them():
    text, warnings = decode("标\x1b[31m题\x07\n".encode())
    assert (text, len(warnings)) == ("标[31m题\n", 1)


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes):
    text, _ = decode(data)
    assert "\0" not in text


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_unicode_always_comes_back(text: str, encoding: str):
    assert decode(text.encode(encoding))[0] == text
