"""Counts in the number formats of Word."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.readers.ordinals import chinese, ordinal


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "ideographTraditional", "乙"),
        (2, "ideographZodiac", "丑"),
        (2021, "ideographDigital", "二〇二一"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (4, "decimalEnclosedParen", "⑷"),
        (7, "decimalFullWidth", "７"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (5, "decimalZero", "05"),
        (5, "someFormatToCome", "5"),
        (5, "bullet", ""),
    ],
)
def test_each_format_writes_its_way(number: int, kind: str, written: str):
    assert ordinal(number, kind) == written


@given(st.integers(1, 99_999_999))
def test_chinese_numbers_read_back(number: int):
    assert cn2an.cn2an(chinese(number), "smart") == number
