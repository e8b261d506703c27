"""组织机构代码 per GB 11714 and 统一社会信用代码 per GB 32100."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from gongkai.law.identifiers import (
    is_credit_code,
    is_organization_code,
    normalise_credit_code,
    normalise_organization_code,
)
from gongkai.law.identifiers.organization_code import credit_check_digit, organization_check_digit
from tests.law.identifiers.numbers import (
    CREDIT_ALPHABET,
    credit_codes,
    organization_codes,
    places,
    with_organization_digit,
)

SEEN = [
    "11370812004339255B",
    "11441700007280420Y",
    "11370322004222241N",
    "11341702486344515H",
    "11441300007187648G",
]


@pytest.mark.parametrize("code", SEEN)
def test_codes_of_real_organs_are_right_and_hold_a_right_organization_code(code):
    assert is_credit_code(code)
    assert is_organization_code(code[8:17])


@pytest.mark.parametrize("code", ["01404053X", "014000319", "014416330", "000014349"])
def test_organization_codes_of_real_organs_are_right(code):
    assert is_organization_code(code)


@settings(max_examples=10_000)
@given(code=credit_codes, place=places, char=st.sampled_from(CREDIT_ALPHABET))
def test_one_changed_character_makes_a_credit_code_wrong(code, place, char):
    assert is_credit_code(code)
    changed = code[:place] + char + code[place + 1 :]
    assert is_credit_code(changed) is (changed == code)


@settings(max_examples=10_000)
@given(code=organization_codes, place=st.integers(0, 8), digit=st.sampled_from("0123456789"))
def test_a_digit_for_another_makes_an_organization_code_wrong(code, place, digit):
    """A letter for a digit eleven below is what the modulus of GB 11714 cannot see."""
    assert is_organization_code(code)
    changed = code[:place] + digit + code[place + 1 :]
    if code[place] in "0123456789X" and (place == 8 or code[place] != "X"):
        assert is_organization_code(changed) is (changed == code)


@given(credit_codes)
def test_the_credit_digit_agrees_with_a_second_source(code):
    assert credit_check_digit(code) == uscc.calc_check_digit(code[:17])


@given(organization_codes)
def test_the_organization_digit_agrees_with_the_definition(code):
    assert code[:8] + organization_check_digit(code) == with_organization_digit(code[:8])


@pytest.mark.parametrize("written", ["01404053-X", " 01404053x ", "０１４０４０５３－Ｘ", "0140 4053 X"])
def test_every_writing_of_an_organization_code_has_one_normal_form(written):
    assert normalise_organization_code(written) == "01404053X"


@pytest.mark.parametrize(
    "written", ["11370812 00433925-5B", "11370812004339255b", "１１３７０８１２００４３３９２５５Ｂ"]
)
def test_every_writing_of_a_credit_code_has_one_normal_form(written):
    assert normalise_credit_code(written) == SEEN[0]


@pytest.mark.parametrize("wrong", ["", "01404053", "014040530", "01404053XX", "0140405X3"])
def test_a_wrong_organization_code_has_no_normal_form(wrong):
    assert normalise_organization_code(wrong) == ""


@pytest.mark.parametrize("wrong", ["", SEEN[0][:17], SEEN[0] + "B", SEEN[0].replace("5B", "5C"), "I" * 18])
def test_a_wrong_credit_code_has_no_normal_form(wrong):
    assert normalise_credit_code(wrong) == ""


@pytest.mark.corpus
def test_codes_found_on_portals_are_right(corpus):
    rows = (corpus / "org_codes" / "uscc_from_index_numbers.jsonl").read_text().splitlines()
    codes = [json.loads(row)["uscc"] for row in rows]
    assert codes
    assert [code for code in codes if not is_credit_code(code)] == []
