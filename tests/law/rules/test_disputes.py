"""What disputes need beside the limits of the remedies, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

NOW = date(2026, 1, 5)
LIMITS = [
    ("SUE-34x", 15, "日", "hindrance_ended", "第三十四条", "R"),
    ("SUE-34r", 15, "日", "complaint_received", "第三十四条", "R"),
    ("SUE-88", 3, "月", "appeal_received", "第八十八条", "R"),
    ("SUE-108", 15, "日", "appeal_copy_received", "第一百零八条", "R"),
    ("DIS-REDO", 20, "工作日", "order_received", "重新答复", "m"),
]
CORRECTED = {"redo", "perform", "changed", "revoked", "unlawful", "unlawful_redo", "invalid"}


@pytest.mark.parametrize(("rule_id", "value", "unit", "starts", "article", "mark"), LIMITS)
def test_each_limit_has_its_figure_unit_start_article_and_mark(rule_id, value, unit, starts, article, mark):
    rule = shipped().rule(rule_id, on=NOW)
    assert (rule.value, rule.unit, rule.starts) == (value, unit, starts)
    assert (rule.authority.article, rule.certainty) == (article, mark)


def test_a_new_answer_may_not_repeat_the_old_one():
    rule = shipped().rule("DIS-SAME", on=NOW)
    assert (rule.authority.article, rule.certainty) == ("第六十四条第二款", "R")


def test_the_time_of_a_stay_is_left_out_by_law_in_a_suit_by_convention_in_a_review():
    suit, review = (shipped().rule(each, on=NOW) for each in ("SUE-50", "DIS-PAUSE"))
    assert (suit.effect, suit.certainty, suit.authority.article) == ("suspend", "R", "第五十条第一款")
    assert (review.effect, review.certainty) == ("suspend", "m")


def test_what_was_sent_back_is_not_heard_by_the_simplified_procedure():
    rule = shipped().rule("SUE-82b", on=NOW)
    assert (rule.authority.article, rule.certainty) == ("第八十二条第三款", "R")


def test_only_what_can_be_appealed_names_a_limit_for_it():
    limits = {item.code: item.facts.get("appeal") for item in shipped().rule("DIS-SUIT", on=NOW).items}
    assert {code for code, limit in limits.items() if limit is None} == {"withdrawn", "mediated", "terminated"}
    assert limits["dismissed"] == "SUE-85r"


@pytest.mark.parametrize(("rule_id", "upheld"), [("DIS-REVIEW", {"upheld"}), ("DIS-SUIT", {"claim_rejected"})])
def test_every_result_has_one_column_and_only_a_correction_orders_a_new_answer(rule_id, upheld):
    items = shipped().rule(rule_id, on=NOW).items
    columns = {column: {item.code for item in items if item.facts["column"] == column} for column in COLUMNS}
    assert columns["upheld"] == upheld
    assert columns["corrected"] == CORRECTED
    assert columns["other"] == {item.code for item in items} - upheld - CORRECTED
    assert {item.code for item in items if item.facts.get("redo")} == {"redo", "perform", "unlawful_redo"}


COLUMNS = ("upheld", "corrected", "other")


def test_a_judgment_and_a_ruling_are_told_apart_since_their_appeals_differ():
    forms = {item.code: item.facts["form"] for item in shipped().rule("DIS-SUIT", on=NOW).items}
    assert {code for code, form in forms.items() if form == "ruling"} == {"dismissed", "withdrawn", "terminated"}


def test_what_a_second_instance_means_for_the_result():
    takes = {item.code: item.facts["takes"] for item in shipped().rule("DIS-SECOND", on=NOW).items}
    assert takes == {"affirmed": "first", "appeal_withdrawn": "first", "reversed": "own", "remanded": "pending"}
