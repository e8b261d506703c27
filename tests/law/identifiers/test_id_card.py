"""公民身份号码 per GB 11643."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identifiers import is_id_card, normalise_id_card
from gongkai.law.identifiers.id_card import birth_date, check_digit, modernised
from tests.law.identifiers.numbers import TODAY, figures, id_cards, places, with_id_digit

KNOWN = "11010519491231002X"


@settings(max_examples=10_000)
@given(number=id_cards, place=places, digit=st.sampled_from("0123456789X"))
def test_one_changed_digit_makes_the_number_wrong(number, place, digit):
    assert is_id_card(number, today=TODAY)
    changed = number[:place] + digit + number[place + 1 :]
    assert is_id_card(changed, today=TODAY) is (changed == number)


@given(figures(17))
def test_the_check_digit_is_that_of_the_weights_of_the_standard(body):
    assert body + check_digit(body) == with_id_digit(body)


@pytest.mark.parametrize(
    "written",
    [KNOWN, KNOWN.lower(), "110105 19491231 002X", "110105-19491231-002x", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_every_writing_has_one_normal_form(written):
    assert normalise_id_card(written) == KNOWN


def test_fifteen_figures_are_carried_over_to_the_twentieth_century():
    assert normalise_id_card("110105491231002") == KNOWN


def test_order_codes_of_centenarians_belong_to_the_century_before():
    assert birth_date(modernised("110105981231997")) == date(1898, 12, 31)


@pytest.mark.parametrize(
    "written", ["", "110105491331002", "11010549123100", "11010549123100X", KNOWN + "0", "X" * 18]
)
def test_what_is_no_number_has_no_normal_form(written):
    assert normalise_id_card(written) == ""


@given(number=id_cards)
def test_nobody_is_born_after_today(number):
    born = birth_date(number)
    assert born is not None
    assert is_id_card(number, today=born)
    assert not is_id_card(number, today=date.fromordinal(born.toordinal() - 1))


@pytest.mark.parametrize("born", ["19490229", "19491301", "19490431", "19490100", "17991231", "21000101"])
def test_the_birth_date_must_be_a_day_of_three_centuries(born):
    assert not is_id_card(with_id_digit(f"110105{born}002"), today=date(2200, 1, 1))


def test_a_leap_day_exists_in_leap_years_alone():
    assert is_id_card(with_id_digit("11010520000229002"))
    assert not is_id_card(with_id_digit("11010519000229002"))
