"""Administrative divisions by their six figures."""

import json

import pytest

from gongkai.law.identifiers.divisions import division_of, province_of


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110000", "北京市"),
        ("110105", "北京市朝阳区"),
        ("320000", "江苏省"),
        ("320500", "江苏省苏州市"),
        ("320583", "江苏省苏州市昆山市"),
        ("419001", "河南省济源市"),
        ("810000", "香港特别行政区"),
        ("120110", "天津市东丽区"),
        ("320599", ""),
        ("990000", ""),
    ],
)
def test_a_division_is_named_in_full(code, name):
    assert division_of(code) == name


def test_a_province_is_known_by_two_figures():
    assert province_of("320599") == "江苏省"
    assert province_of("990000") == province_of("100000") == ""


@pytest.mark.corpus
def test_the_table_knows_the_counties_of_today_except_development_zones(corpus):
    """Zones number themselves from 71 on."""
    rows = (corpus / "admin_divisions" / "areas.jsonl").read_text().splitlines()
    codes = [json.loads(row)["code"] for row in rows]
    counties = [code for code in codes if int(code[4:]) <= 70]
    assert counties
    assert len([code for code in counties if not division_of(code)]) < len(counties) / 100
    assert all(province_of(code) for code in codes)
