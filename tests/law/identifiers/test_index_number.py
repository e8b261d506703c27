"""索引号 per 国办秘函〔2009〕6号, and what portals make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.identifiers.index_number import IndexNumber, make, parse, remarks
from gongkai.law.identifiers.organization_code import is_credit_code, is_organization_code

ORGAN = "000014349"  # the State Council's own, whose check digit is right


@given(year=st.integers(1990, 2049), serial=st.integers(1, 99999))
def test_a_made_number_reads_back_and_is_without_remark(year, serial):
    number = make(ORGAN, year, serial)
    again = parse(str(number))
    assert again is not None
    assert (again.organ, again.year, again.serial) == (ORGAN, year, f"{serial:05d}")
    assert remarks(again) == []


def test_blanks_and_wide_characters_are_read_through():
    assert str(parse(" ００００１４３４９/2021－00012 ")) == "000014349/2021-00012"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("000000001/2021-00151", "校验位"),
        ("000014349/202110-00013", "月份"),
        ("000014349/2021-13", "流水号"),
        ("12345678/2021-00013", "前段码有8位"),
    ],
)
def test_what_deviates_is_said_and_not_refused(text, remark):
    number = parse(text)
    assert number is not None
    assert any(remark in said for said in remarks(number))


@pytest.mark.parametrize("text", ["", "无", "20191202-189769", "FJ00100-0201-2018-00215", "000014349/21-1"])
def test_other_schemes_are_none(text):
    assert parse(text) is None


def test_a_wrong_check_digit_is_noticed():
    assert is_organization_code(ORGAN)
    assert not is_organization_code("000014348")
    assert not is_organization_code("0000143490")
    assert is_credit_code("11440100MB2C9235X1")
    assert not is_credit_code("11440100MB2C9235X2")


def test_a_month_is_kept_apart_from_the_year():
    assert parse("000014349/202110-00013") == IndexNumber(ORGAN, 2021, "00013", 10, "000014349/202110-00013")
