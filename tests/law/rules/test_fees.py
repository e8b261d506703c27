"""Every rule on processing fees, stated a second time from 国办函〔2020〕109号 and 条例."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import UnknownRuleError, shipped

DAY = date(2024, 6, 1)
START = date(2021, 1, 1)

# id, value, unit, article, certainty
FACTS = [
    ("FEE-01", None, None, "第二条", "R"),
    ("FEE-03", None, None, "第三条", "R"),
    ("FEE-04", None, "分/件", "第四条", "R"),
    ("FEE-04m", 1, "自然月", "第四条", "R"),
    ("FEE-04o", "organ", None, "第四条", "m"),
    ("FEE-04d", None, None, "第四条", "R"),
    ("FEE-04s", None, None, "第四条", "R"),
    ("FEE-05", None, "分/页", "第五条", "R"),
    ("FEE-05c", None, None, "第五条", "R"),
    ("FEE-05p", 1, "页", "第五条", "M"),
    ("FEE-05a", None, None, "第五条", "M"),
    ("FEE-05x", None, None, "第五条", "M"),
    ("FEE-06n", None, None, "第六条", "M"),
    ("FEE-06", 20, "工作日", "第六条", "M"),
    ("FEE-07", None, None, "第七条", "M"),
    ("FEE-08", None, None, "第八条", "M"),
    ("FEE-09", None, None, "第九条", "M"),
]
LISTS = {
    "FEE-03": ["items", "pages"],
    "FEE-05c": ["paper", "email", "data"],
    "FEE-06n": ["ground", "rate", "amount", "payment"],
}


@pytest.mark.parametrize(("rule_id", "value", "unit", "article", "certainty"), FACTS)
def test_each_rule_states_its_fact(rule_id, value, unit, article, certainty):
    rule = shipped().rule(rule_id, on=DAY)
    assert rule.value == value
    assert (rule.unit and rule.unit.value) == unit
    assert rule.authority.number == "国办函〔2020〕109号"
    assert rule.authority.article == article
    assert rule.certainty.value == certainty
    assert (rule.valid_from, rule.valid_to) == (START, None)


@pytest.mark.parametrize("rule_id", [fact[0] for fact in FACTS if fact[0] != "FEE-01"])
def test_none_of_them_held_before_2021(rule_id):
    with pytest.raises(UnknownRuleError):
        shipped().rule(rule_id, on=date(2020, 12, 31))


@pytest.mark.parametrize(("rule_id", "codes"), LISTS.items())
def test_closed_lists_are_complete(rule_id, codes):
    assert [item.code for item in shipped().rule(rule_id, on=DAY).items] == codes


def test_by_item_ten_are_free_then_one_hundred_yuan_rising_by_one_hundred_each_ten():
    rule = shipped().rule("FEE-04", on=DAY)
    tiers = [(tier.first, tier.last, tier.value) for tier in rule.tiers]
    assert tiers == [(1, 10, 0), (11, 30, 10_000), (31, None, 20_000)]
    assert rule.params == {"block_items": 10, "rise_fen": 10_000}


def test_by_page_thirty_are_free_then_ten_twenty_and_forty_yuan():
    tiers = [(tier.first, tier.last, tier.value) for tier in shipped().rule("FEE-05", on=DAY).tiers]
    assert tiers == [(1, 30, 0), (31, 100, 1_000), (101, 200, 2_000), (201, None, 4_000)]


def test_each_basis_names_its_scale():
    rule = shipped().rule("FEE-03", on=DAY)
    assert {item.code: item.facts["rule"] for item in rule.items} == {"items": "FEE-04", "pages": "FEE-05"}


def test_payment_is_due_twenty_working_days_from_the_notice_or_the_application_is_given_up():
    rule = shipped().rule("FEE-06", on=DAY)
    assert rule.starts == "fee_notice_received"
    assert (rule.effect.value, rule.bound.value, rule.room.value) == ("deem", "most", "none")
    assert rule.params["report_row"] == "other_nofee"


def test_a_page_is_one_side_of_at_most_a4():
    assert shipped().rule("FEE-05p", on=DAY).params == {"largest_sheet": "A4", "sides": 1}


def test_whose_applications_are_counted_together_is_left_to_the_city():
    rule = shipped().rule("FEE-04o", on=DAY)
    assert rule.choices == ("organ", "city")
    assert rule.room.value == "open"
    assert rule.caution == "规则 FEE-04o 待核实"


def test_under_the_old_regulation_costs_were_charged():
    rule = shipped().rule("FEE-01", on=date(2019, 5, 14))
    assert (rule.authority.number, rule.authority.article) == ("国务院令第492号", "第二十七条")
    assert (rule.valid_from, rule.valid_to, rule.certainty.value) == (date(2008, 5, 1), date(2019, 5, 14), "M")


@pytest.mark.parametrize("day", [date(2019, 5, 15), date(2020, 12, 31)])
def test_between_the_new_regulation_and_the_measures_there_was_no_rule(day):
    with pytest.raises(UnknownRuleError):
        shipped().rule("FEE-01", on=day)


@pytest.mark.parametrize(("rule_id", "certainty"), [("FEE-ANN", "R"), ("FEE-ANN0", "m")])
def test_the_amount_is_reported_each_year_and_nought_too(rule_id, certainty):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.authority.number, rule.authority.article) == ("国办公开办函〔2021〕30号", "第六部分")
    assert (rule.effect.value, rule.certainty.value) == ("report", certainty)
