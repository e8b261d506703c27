"""网站标识码: three forms, one of them led by an administrative division."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.identifiers import is_website_code, normalise_website_code
from gongkai.law.identifiers.website_code import Holder, holder_of
from tests.law.identifiers.numbers import figures


@pytest.mark.parametrize(
    "code", ["3100000087", "1304000009", "5101320017", "5001070012", "5111000061", "N000000672"]
)
def test_codes_seen_on_sites_are_right(code):
    assert is_website_code(code)


@given(figures(8))
def test_a_ministry_code_is_written_small_and_a_foreign_one_capital(serial):
    assert normalise_website_code(f" BM{serial}") == f"bm{serial}"
    assert normalise_website_code(f"n0{serial}") == f"N0{serial}"


@given(province=st.sampled_from(["00", "10", "19", "20", "38", "47", "55", "66", "90", "99"]), rest=figures(8))
def test_ten_figures_begin_with_a_province(province, rest):
    assert not is_website_code(province + rest)


@pytest.mark.parametrize(
    "wrong", ["", "310000008", "31000000871", "bm1234567", "bm123456789", "N12345678", "xx12345678"]
)
def test_other_forms_are_wrong(wrong):
    assert normalise_website_code(wrong) == ""
    assert holder_of(wrong) is None


@pytest.mark.parametrize(
    ("code", "holder"),
    [("3100000087", Holder.LOCAL), ("bm12345678", Holder.MINISTRY), ("N000000672", Holder.OTHER)],
)
def test_the_form_tells_the_holder(code, holder):
    assert holder_of(code) is holder
