"""Questions as they arrive: every text is read or refused in words, and nothing is guessed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import EventError
from gongkai.law.json_text import read_json


def test_a_text_is_read_with_or_without_a_mark_of_byte_order():
    assert read_json(b'{"on": [1, null]}') == read_json(b'\xef\xbb\xbf{"on": [1, null]}') == {"on": [1, None]}


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "第1行第1列"),
        (b'{"a": 1,\n "b"', "第2行第5列"),
        ('{"channel": "互联网"}'.encode("gbk"), "第14字节"),
        (b"[" * 100_000, "嵌套过深"),
        (b"9" * 5_000, "位数过多"),
        (b'{"channel": "counter", "channel": "fax"}', "字段 channel 在同一个对象中写了两次"),
        (b'{"events": [{"on": "2026-01-26", "on": "2026-03-26"}]}', "字段 on 在同一个对象中写了两次"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(raw, told):
    with pytest.raises(EventError, match=told):
        read_json(raw)


@given(st.binary(max_size=40))
def test_no_bytes_raise_anything_else(raw):
    with suppress(EventError):
        read_json(raw)
