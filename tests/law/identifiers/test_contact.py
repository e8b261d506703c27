"""Mobile numbers, landlines, e-mail addresses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identifiers import (
    is_email,
    is_landline,
    is_mobile,
    normalise_email,
    normalise_landline,
    normalise_mobile,
)
from tests.law.identifiers.numbers import figures


@given(
    second=st.sampled_from("3456789"), rest=figures(9), before=st.sampled_from(["", "+86", "86", "0086", "+86 "])
)
def test_a_mobile_number_keeps_its_eleven_figures(second, rest, before):
    number = f"1{second}{rest}"
    assert is_mobile(number)
    assert normalise_mobile(before + number) == number
    assert normalise_mobile(f"{before}{number[:3]}-{number[3:7]} {number[7:]}") == number


@pytest.mark.parametrize(
    "wrong", ["", "12800138000", "1380013800", "138001380000", "+1 13800138000", "998613800138000"]
)
def test_what_is_no_mobile_number_has_no_normal_form(wrong):
    assert normalise_mobile(wrong) == ""


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("051212345678", "0512-12345678"),
        ("0512 1234567", "0512-1234567"),
        ("（0512）12345678", "0512-12345678"),
        ("010-12345678", "010-12345678"),
        ("01012345678", "010-12345678"),
        ("0201234-5678", "020-12345678"),
        ("+86 512 1234 5678", "0512-12345678"),
        ("0086-10-12345678", "010-12345678"),
        ("0512-12345678转801", "0512-12345678-801"),
        ("0512-12345678-801", "0512-12345678-801"),
        ("0512—12345678", "0512-12345678"),
    ],
)
def test_a_landline_is_written_with_its_area_code_apart(written, normal):
    assert normalise_landline(written) == normal
    assert is_landline(normal)


@pytest.mark.parametrize(
    "wrong", ["", "12345678", "0112-12345678", "0512-123456", "010-123456789", "13800138000", "0512"]
)
def test_what_is_no_landline_has_no_normal_form(wrong):
    assert normalise_landline(wrong) == ""


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Gong.Kai@Example.GOV.cn", "Gong.Kai@example.gov.cn"),
        (" gongkai ＠example.cn", "gongkai@example.cn"),
        ("a+b_c@mail-1.example.com", "a+b_c@mail-1.example.com"),
        ("kf@示范市.政务", "kf@示范市.政务"),
        ("kf@example.xn--zfr164b", "kf@example.xn--zfr164b"),
    ],
)
def test_an_address_keeps_the_case_of_its_local_part_alone(written, normal):
    assert normalise_email(written) == normal


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "@",
        "a@",
        "@b.cn",
        "a@b",
        "a@@b.cn",
        "a..b@c.cn",
        ".a@b.cn",
        "a.@b.cn",
        "a@-b.cn",
        "a@b-.cn",
        "a@b..cn",
        "a@b.c",
        "a@b.123",
        "张三@b.cn",
        f"{'a' * 65}@b.cn",
        f"a@{'b.' * 150}cn",
    ],
)
def test_what_is_no_address_has_no_normal_form(wrong):
    assert normalise_email(wrong) == ""
    assert not is_email(wrong)


@settings(max_examples=2_000)
@given(st.text("a1.-@_示＠ 86+()转", max_size=60))
def test_any_text_is_read_and_a_normal_form_stays_as_it_is(text):
    for normalise in (normalise_email, normalise_landline, normalise_mobile):
        once = normalise(text)
        assert normalise(once) == once
