"""The processing fee against the tables of 国办函〔2020〕109号, and its laws over all numbers."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.fees import LARGEST, BasisError, FeeError, by_items, by_pages, fee, yuan
from gongkai.law.rulebook import Rulebook, RulebookError, UnknownRuleError, read_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.law.fees import Fee

DAY = date(2024, 6, 1)
YUAN = 100
numbers = st.integers(0, 200)
any_numbers = st.one_of(st.integers(9_000, 11_000), st.integers(0, LARGEST))


@pytest.mark.parametrize(
    ("count", "yuan_due"),
    [
        (0, 0),
        (1, 0),
        (10, 0),
        (11, 100),
        (12, 200),
        (30, 2_000),
        (31, 2_200),
        (40, 4_000),
        (41, 4_300),
        (50, 7_000),
        (51, 7_400),
        (60, 11_000),
        (61, 11_500),
        (70, 16_000),
    ],
)
def test_by_items_agrees_with_the_table(count, yuan_due):
    assert by_items(count, on=DAY).fen == yuan_due * YUAN


@pytest.mark.parametrize(
    ("pages", "yuan_due"),
    [
        (0, 0),
        (30, 0),
        (31, 10),
        (100, 700),
        (101, 720),
        (200, 2_700),
        (201, 2_740),
        (250, 4_700),
        (10**9, 39_999_994_700),
    ],
)
def test_by_pages_agrees_with_the_table(pages, yuan_due):
    assert by_pages(pages, on=DAY).fen == yuan_due * YUAN


def price_of(number: int) -> int:
    """The price of the n-th application, stated on its own."""
    if number <= 10:
        return 0
    return 100 if number <= 30 else 100 + 100 * ((number - 31) // 10 + 1)


@settings(max_examples=1_000)
@given(before=numbers, count=st.integers(0, 60))
def test_items_cost_the_sum_of_their_prices(before, count):
    expected = sum(price_of(number) for number in range(before + 1, before + count + 1))
    assert by_items(count, before=before, on=DAY).fen == expected * YUAN


@settings(max_examples=10_000)
@given(first=numbers, second=numbers, basis=st.sampled_from([by_items, by_pages]))
def test_fees_never_fall_as_the_number_grows(first, second, basis):
    _check_order(first, second, basis)


@settings(max_examples=300)
@given(first=any_numbers, second=any_numbers, basis=st.sampled_from([by_items, by_pages]))
def test_fees_of_any_number_never_fall_as_it_grows(first, second, basis):
    _check_order(first, second, basis)


def _check_order(first: int, second: int, basis: Callable[..., Fee]) -> None:
    less, more = sorted((first, second))
    assert type(basis(less, on=DAY).fen) is int
    assert basis(less, on=DAY).fen <= basis(more, on=DAY).fen


@settings(max_examples=10_000)
@given(count=numbers, before=numbers)
def test_the_steps_add_up_and_follow_each_other(count, before):
    result = by_items(count, before=before, on=DAY)
    _check_steps(result, before + 1, before + count)


@settings(max_examples=300)
@given(count=any_numbers, before=any_numbers)
def test_the_steps_of_any_number_add_up(count, before):
    _check_steps(by_items(count, before=before, on=DAY), before + 1, before + count)


@settings(max_examples=1_000)
@given(pages=numbers)
def test_the_steps_of_pages_add_up(pages):
    _check_steps(by_pages(pages, on=DAY), 1, pages)


def _check_steps(result: Fee, first: int, last: int) -> None:
    assert sum(step.fen for step in result.steps) == result.fen
    assert all(step.fen == step.count * step.each_fen for step in result.steps if step.each_fen is not None)
    expected = first
    for step in result.steps:
        assert step.first == expected
        assert step.last >= step.first
        expected = step.last + 1
    assert expected == last + 1


@settings(max_examples=10_000)
@given(before=numbers, count=numbers)
def test_splitting_a_month_changes_nothing(before, count):
    _check_split(before, count)


@settings(max_examples=300)
@given(before=any_numbers, count=any_numbers)
def test_splitting_a_month_of_any_number_changes_nothing(before, count):
    _check_split(min(before, LARGEST - count), count)


def _check_split(before: int, count: int) -> None:
    whole = by_items(before + count, on=DAY).fen
    assert by_items(before, on=DAY).fen + by_items(count, before=before, on=DAY).fen == whole


def test_the_steps_name_span_price_and_rule():
    steps = by_items(33, before=8, on=DAY).steps
    assert [(step.first, step.last, step.count, step.each_fen, step.fen) for step in steps] == [
        (9, 10, 2, 0, 0),
        (11, 30, 20, 10_000, 200_000),
        (31, 40, 10, 20_000, 200_000),
        (41, 41, 1, 30_000, 30_000),
    ]
    assert {step.rule for step in steps} == {"FEE-04"}
    assert [step.says for step in steps] == [
        "第9至10件，共2件，不收费",
        "第11至30件，共20件，每件100元，计2,000元",
        "第31至40件，共10件，每件200元，计2,000元",
        "第41件，共1件，每件300元，计300元",
    ]


def test_json_has_the_names_of_the_contract():
    assert by_pages(31, on=DAY).as_json() == {
        "fen": 1_000,
        "steps": [
            {
                "from": 1,
                "to": 30,
                "count": 30,
                "each_fen": 0,
                "fen": 0,
                "rule": "FEE-05",
                "says": "第1至30页，共30页，不收费",
                "caution": None,
            },
            {
                "from": 31,
                "to": 31,
                "count": 1,
                "each_fen": 1_000,
                "fen": 1_000,
                "rule": "FEE-05",
                "says": "第31页，共1页，每页10元，计10元",
                "caution": None,
            },
        ],
    }


def test_a_huge_number_of_items_is_exact_and_folds_its_last_blocks():
    result = by_items(1_000_000, on=DAY)
    assert result.fen == sum(price_of(number) for number in range(1, 1_000_001)) * YUAN
    assert len(result.steps) == 1_003
    last = result.steps[-1]
    assert (last.first, last.last, last.each_fen) == (10_031, 1_000_000, None)
    assert last.says == (
        "第10031至1000000件，共989970件，每10件一档，由每件100,200元逐档升至9,999,800元，计4,999,348,500,000元"
    )


def test_the_last_block_listed_is_whole_even_when_the_month_begins_within_one():
    steps = by_items(20_000, before=35, on=DAY).steps
    assert (steps[0].first, steps[0].last) == (36, 40)
    assert len(steps) == 1_001
    assert (steps[-1].first, steps[-1].each_fen) == (10_031, None)


def test_exactly_the_listed_blocks_need_no_fold():
    steps = by_items(10_030, on=DAY).steps
    assert len(steps) == 1_002
    assert steps[-1].each_fen == 10_010_000


def test_one_item_beyond_the_listed_blocks_is_a_step_of_its_own():
    steps = by_items(10_031, on=DAY).steps
    assert (steps[-1].first, steps[-1].last, steps[-1].fen) == (10_031, 10_031, 10_020_000)


@pytest.mark.parametrize("basis", [by_items, by_pages])
def test_a_million_million_is_the_most_that_is_answered(basis):
    assert basis(10**12, on=DAY).steps[-1].last == 10**12
    with pytest.raises(FeeError, match="不能是 1000000000001"):
        basis(10**12 + 1, on=DAY)


def test_a_fee_cannot_be_changed_after_it_was_worked_out():
    result = by_pages(31, on=DAY)
    for part, name in ((result, "fen"), (result.steps[0], "each_fen")):
        with pytest.raises(FrozenInstanceError):
            setattr(part, name, 0)


@pytest.mark.parametrize("wrong", [-1, -(10**30), LARGEST + 1, 1.5, 3.0, "3", None, True, float("nan")])
def test_what_is_no_count_is_refused(wrong):
    with pytest.raises(FeeError, match="页数应"):
        by_pages(wrong, on=DAY)
    with pytest.raises(FeeError, match="件数应"):
        by_items(wrong, on=DAY)
    with pytest.raises(FeeError, match="本月此前件数应"):
        by_items(1, before=wrong, on=DAY)


def test_both_bases_in_one_call_are_refused():
    with pytest.raises(BasisError, match="FEE-03"):
        fee(items=0, pages=0, on=DAY)


def test_no_basis_is_refused():
    with pytest.raises(BasisError, match="FEE-03"):
        fee(on=DAY)


def test_pages_do_not_add_up_over_applications():
    with pytest.raises(BasisError, match="FEE-05a"):
        fee(pages=31, before=1, on=DAY)


def test_one_basis_is_charged_by_its_own_scale():
    assert fee(items=31, before=9, on=DAY) == by_items(31, before=9, on=DAY)
    assert fee(pages=31, on=DAY) == by_pages(31, on=DAY)


@pytest.mark.parametrize("basis", [by_items, by_pages])
def test_nothing_is_charged_before_the_measures_took_effect(basis):
    with pytest.raises(UnknownRuleError, match="2021-01-01"):
        basis(100, on=date(2020, 12, 31))
    assert basis(100, on=date(2021, 1, 1)).fen > 0


def test_the_scale_in_force_today_is_taken_when_no_day_is_given():
    assert by_items(11).fen == 10_000


SCALE = """
[instruments.measure]
name = "示范市收费办法"

[[rule]]
id = "FEE-04"
title = "按件计收标准"
says = "每五件一档"
kind = "tiers"
unit = "分/件"
effect = "charge"
authority = {{ instrument = "measure", article = "第一条" }}
certainty = "{certainty}"
tiers = [{{ from = 1, to = 2, value = 0 }}, {{ from = 3, value = 50 }}]
params = {{ block_items = {block}, rise_fen = 7 }}
"""


def _book(certainty: str = "R", block: object = 5) -> Rulebook:
    return Rulebook(read_rules(SCALE.format(certainty=certainty, block=block), where="示范.toml"))


def test_the_scale_comes_from_the_book_that_is_given():
    result = by_items(9, book=_book(), on=DAY)
    assert result.fen == 5 * 50 + 2 * 57
    assert result.steps[-1].says == "第8至9件，共2件，每件0.57元，计1.14元"
    assert result.cautions == ()


def test_an_unsure_scale_says_so_beside_its_result():
    result = by_items(9, book=_book("m"), on=DAY)
    assert result.cautions == ("规则 FEE-04 待核实",)
    assert result.as_json()["steps"][0]["caution"] == "规则 FEE-04 待核实"


@pytest.mark.parametrize("block", [-1, '"五"', 2.5])
def test_a_scale_that_cannot_rise_is_refused(block):
    with pytest.raises(RulebookError, match="FEE-04"):
        by_items(9, book=_book(block=block), on=DAY)


@pytest.mark.parametrize(
    ("fen", "shown"), [(0, "0元"), (50, "0.50元"), (101, "1.01元"), (200_000, "2,000元"), (123_456, "1,234.56元")]
)
def test_fen_are_shown_as_yuan(fen, shown):
    assert yuan(fen) == shown
