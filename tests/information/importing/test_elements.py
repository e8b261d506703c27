"""A kind's own fields on import: each in its type, what does not fit shown in a warning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.importing.elements import read_elements
from gongkai.information.kinds import DataType, Kind, KindField
from gongkai.information.models import Information
from tests.information.importing.exports import MAP, record

KIND = Kind(
    code="subsidy",
    label="补贴",
    description="",
    required=(),
    listed=(),
    validity=False,
    catalog_path=(),
    fields=(
        KindField("households", "户数", DataType.INTEGER, unit="户"),
        KindField("amount", "金额", DataType.DECIMAL, unit="元"),
        KindField("budget", "预算", DataType.DECIMAL, unit="万元"),
        KindField("paid_on", "发放日期", DataType.DATE),
        KindField("reviewed", "已审查", DataType.BOOLEAN),
        KindField("form", "方式", DataType.CHOICE, choices=("一卡通", "现金发放")),
        KindField("page", "网页", DataType.URL),
        KindField("place", "地点"),
    ),
)


def read(**words):
    warnings = []
    return read_elements(KIND, words, lambda where, what: warnings.append((where, what))), warnings


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("households", "1,203", 1203),
        ("households", "1203户", 1203),
        ("households", "三十二户", 32),
        ("households", "5.0", 5),
        ("amount", "￥1,200.50元", "1200.5"),
        ("amount", "12万元", "120000"),
        ("amount", "100", "100"),
        ("budget", "3.5亿元", "35000"),
        ("budget", "12万元", "12"),
        ("budget", "12", "12"),
        ("paid_on", "2024年1月31日", "2024-01-31"),
        ("paid_on", "1706630400000", "2024-01-31"),
        ("reviewed", "是", True),
        ("reviewed", "0", False),
        ("form", "一卡通", "一卡通"),
        ("form", "现金", "现金发放"),
        ("page", "https://a.example/1", "https://a.example/1"),
        ("place", "示范街道", "示范街道"),
        ("unheard_of", "甲", "甲"),
    ],
)
def test_words_become_values_of_their_type(code, text, value):
    assert read(**{code: text}) == ({code: value}, [])


@pytest.mark.parametrize(
    ("code", "text", "right"),
    [
        ("households", "若干", "整数"),
        ("households", "3.5", "整数"),
        ("amount", "12美元", "应为数"),
        ("paid_on", "年底", "2024-01-31"),
        ("reviewed", "看情况", "是"),
        ("form", "实物", "一卡通、现金发放"),
        ("page", "某网站", "https"),
    ],
)
def test_what_does_not_fit_is_left_out_and_said(code, text, right):
    values, [(where, what)] = read(**{code: text})
    assert values == {}
    assert where == code
    assert text in what
    assert right in what


@given(st.sampled_from([field.code for field in KIND.fields]), st.text(max_size=30))
def test_any_text_is_taken_or_warned_of(code, text):
    values, warnings = read(**{code: text})
    assert (code in values) != bool(warnings)


@pytest.mark.django_db
def test_an_import_keeps_them_typed_and_says_what_did_not_fit(export):
    export.map.write_text(
        MAP + '\n[elements]\nvalid_years = "years"\nlegality_reviewed = "legal"\nfiling_number = "filing"\n',
        encoding="utf-8",
    )
    export.write(record(1, number="示政规〔2023〕1号", years="5年", legal="已审", filing="A-1"))
    export.run()
    row = Information.objects.get()
    assert row.elements == {"valid_years": 5, "filing_number": "A-1"}
    assert [warning["where"] for warning in row.warnings if warning["where"] == "legality_reviewed"]
