"""A fee goes by the scale of its day and of its book, and every step names the rule that it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.law.fees import BY_ITEMS, BY_PAGES, LARGEST, BasisError, FeeError, by_items, by_pages, fee
from gongkai.law.rulebook import Certainty, Rulebook, UnknownRuleError, shipped

BEFORE, AFTER = date(2020, 12, 31), date(2021, 1, 1)
KINDS = ({"items": 12}, {"pages": 40})
# A book whose scales cost nothing but begin to be charged for later, and are not sure.
LATER = date(2026, 7, 1)
BOOK = Rulebook(
    replace(rule, valid_from=LATER, certainty=Certainty.UNSURE) if rule.id in {BY_ITEMS, BY_PAGES} else rule
    for rule in shipped()
)


@pytest.mark.parametrize("numbers", KINDS, ids=str)
def test_before_the_scale_was_in_force_there_is_no_fee_to_work_out(numbers):
    with pytest.raises(UnknownRuleError):
        fee(**numbers, on=BEFORE)
    assert fee(**numbers, on=AFTER).fen > 0


@pytest.mark.parametrize("numbers", KINDS, ids=str)
def test_a_book_of_one_s_own_is_the_book_that_counts(numbers):
    with pytest.raises(UnknownRuleError):
        fee(**numbers, book=BOOK, on=AFTER)
    assert fee(**numbers, book=BOOK, on=LATER).cautions
    assert not fee(**numbers, on=LATER).cautions


def test_each_basis_by_itself_takes_the_book_and_the_day_too():
    for alone, rule in ((by_items, BY_ITEMS), (by_pages, BY_PAGES)):
        with pytest.raises(UnknownRuleError):
            alone(40, book=BOOK, on=AFTER)
        assert {step.rule for step in alone(40, book=BOOK, on=LATER).steps} == {rule}


def test_each_step_names_its_rule_and_whether_it_is_sure_however_large_the_number():
    for count in (1, 40, LARGEST):
        assert {step.rule for step in by_items(count, on=AFTER).steps} == {BY_ITEMS}
        assert {step.caution for step in by_items(count, on=AFTER).steps} == {""}
        assert {step.caution for step in by_items(count, book=BOOK, on=LATER).steps} == {f"规则 {BY_ITEMS} 待核实"}


def test_pages_of_other_applications_are_refused_in_words():
    words = "^按量计收不跨申请累计，本月此前件数只用于按件计收（规则 FEE-05a）$"
    with pytest.raises(BasisError, match=words):
        fee(pages=40, before=1)


def test_the_last_tier_of_pages_is_one_step():
    assert [(step.first, step.last) for step in by_pages(300, on=AFTER).steps] == [
        (1, 30),
        (31, 100),
        (101, 200),
        (201, 300),
    ]


def test_a_scale_with_blocks_that_do_not_rise_costs_the_same_in_each():
    level = [replace(rule, params={"block_items": 10}) if rule.id == BY_ITEMS else rule for rule in shipped()]
    assert by_items(60, book=Rulebook(level), on=AFTER).fen == 20 * 10_000 + 30 * 20_000


def test_a_number_beyond_belief_is_refused_with_its_first_twenty_digits():
    words = f"^件数应在 0 至 {LARGEST} 之间，不能是 {'1' + '0' * 19}$"
    with pytest.raises(FeeError, match=words):
        by_items(10**30, on=AFTER)
