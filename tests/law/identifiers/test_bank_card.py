"""Bank cards: sixteen to nineteen figures and Luhn's digit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identifiers import is_bank_card, normalise_bank_card
from tests.law.identifiers.numbers import bank_cards, places, with_luhn_digit


@settings(max_examples=10_000)
@given(number=bank_cards, place=places, digit=st.sampled_from("0123456789"))
def test_one_changed_digit_makes_the_number_wrong(number, place, digit):
    assert is_bank_card(number)
    place %= len(number)
    changed = number[:place] + digit + number[place + 1 :]
    assert is_bank_card(changed) is (changed == number)


@pytest.mark.parametrize(
    "written", ["4111 1111 1111 1111", "4111-1111-1111-1111", "４１１１１１１１１１１１１１１１"]
)
def test_every_writing_has_one_normal_form(written):
    assert normalise_bank_card(written) == "4111111111111111"


@pytest.mark.parametrize("body", ["6" * 14, "6" * 19, "0" * 15])
def test_too_short_too_long_or_led_by_a_nought_is_no_card(body):
    assert normalise_bank_card(with_luhn_digit(body)) == ""
