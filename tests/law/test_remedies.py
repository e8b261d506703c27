"""The remedy paragraph: exactly one for every answer and every day, and the right one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.answers import Nature, UnknownDecisionError, act
from gongkai.law.remedies import remedy
from gongkai.law.rulebook import UnknownRuleError, shipped

CODES = sorted({rule.params["code"] for rule in shipped() if rule.id.startswith("ANS-")})
DAYS = st.dates(date(2008, 5, 1), date(2040, 12, 31))
FIRST_DAY = date(2008, 5, 1)
TURNS = sorted(
    {
        day
        for rule in shipped()
        if rule.id.startswith(("ANS-", "REM-", "REV-", "SUE-")) and rule.valid_from
        for day in (rule.valid_from, rule.valid_from - timedelta(days=1))
        if day >= FIRST_DAY
    }
)
REFUSALS = ["E14a", "E14b", "E14c", "E15", "E16a", "E16b", "E16c", "不予公开", "36.3"]
FREE = ["36.1", "36.2", "36.4", "36.5", "36.6", "36.7", "38", "39.1", "39.2", "35", "30", "逾期不缴费"]
NOTICES = ["补正告知", "延期告知", "征求意见", "收费通知", "延迟答复告知"]


def assert_one_paragraph(code: str, on: date) -> None:
    told = remedy(code, on=on)
    if told.text:
        assert ("先行" in told.text) != ("直接向" in told.text)
        assert ("先行" in told.text) == told.review_first == (told.suit.after == "review")
        assert told.text.count("〔复议机关〕") == told.text.count("〔法院〕") == 1
        assert f"{told.review.days}{told.review.unit}" in told.text
        assert "{" not in told.text
    else:
        assert (told.review, told.suit, told.review_first) == (None, None, False)
        assert told.cautions


@settings(max_examples=2_000)
@given(st.sampled_from(CODES), DAYS)
def test_every_answer_on_every_day_has_exactly_one_paragraph(code, on):
    assert_one_paragraph(code, on)


@pytest.mark.parametrize("on", TURNS)
def test_every_answer_has_exactly_one_paragraph_on_the_days_when_a_rule_turns(on):
    for code in CODES:
        assert_one_paragraph(code, on)


@settings(max_examples=500)
@given(st.sampled_from(CODES), DAYS)
def test_every_rule_named_held_on_the_day_and_every_unsure_one_is_cautioned(code, on):
    told = remedy(code, on=on)
    for rule_id in told.rules[1:]:
        rule = shipped().rule(rule_id, on=on)
        assert not rule.caution or rule.caution in told.cautions


@pytest.mark.parametrize("on", TURNS)
def test_review_first_is_for_refusals_and_only_since_2024(on):
    first = {code for code in CODES if remedy(code, on=on).review_first}
    refusals = {act(code).code for code in (*REFUSALS, "partial")}
    assert first == (refusals if on >= date(2024, 1, 1) else set())


@pytest.mark.parametrize("code", REFUSALS)
def test_a_letter_of_december_2023_and_one_of_january_2024_differ(code):
    before, after = remedy(code, on=date(2023, 12, 31)), remedy(code, on=date(2024, 1, 1))
    assert (before.review_first, after.review_first) == (False, True)
    assert (before.suit.value, before.suit.unit, before.suit.after) == (6, "月", "decision")
    assert (after.suit.value, after.suit.unit, after.suit.after) == (15, "日", "review")
    assert (before.review.days, after.review.days) == (60, 60)
    assert before.text != after.text


@pytest.mark.parametrize("code", FREE)
@pytest.mark.parametrize("on", [date(2024, 1, 1), date(2025, 6, 1)])
def test_other_answers_leave_the_choice(code, on):
    told = remedy(code, on=on)
    assert not told.review_first
    assert (told.review.days, told.review.unit, told.suit.value, told.suit.unit) == (60, "日", 6, "月")
    assert (told.review.rule, told.suit.rule) == ("REV-20", "SUE-46")


def test_a_partial_answer_sends_its_withheld_part_to_review_and_says_that_this_is_unsure():
    told = remedy("部分公开", on=date(2026, 1, 5))
    assert told.review_first
    assert told.text.startswith("如不服本答复中不予公开的部分，")
    assert any("待核实" in caution for caution in told.cautions)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_on_the_way_carries_no_remedy(code):
    told = remedy(code, on=date(2026, 1, 5))
    assert told.text == ""
    assert any("待核实" in caution for caution in told.cautions)


def test_an_unanswered_application_runs_from_the_end_of_the_limit():
    told = remedy("逾期不答复", on=date(2026, 1, 5))
    assert (told.review.starts, told.suit.starts) == ("answer_limit_ended", "answer_limit_ended")
    assert (told.review.days, told.suit.value, told.suit.unit) == (60, 6, "月")
    assert told.text.count("答复期限届满之日") == 2


@pytest.mark.parametrize(("on", "months"), [(date(2015, 4, 30), 3), (date(2015, 5, 1), 6)])
def test_the_limit_for_suits_doubled_in_may_2015(on, months):
    told = remedy("36.4", on=on)
    assert told.suit.value == months
    assert f"{months}个月" in told.text


@pytest.mark.parametrize(
    ("code", "on", "caution"),
    [
        ("36.4", date(2025, 5, 31), "各地理解不一"),
        ("36.4", date(2025, 6, 1), ""),
        ("逾期", date(2025, 5, 31), "未履行法定职责"),
        ("39.2", date(2025, 5, 31), "法释〔2011〕17号"),
        ("39.2", date(2025, 6, 1), ""),
        ("38", date(2020, 1, 2), "法释〔2011〕17号"),
        ("38", date(2011, 8, 12), "ANS-38"),
        ("36.7", date(2025, 6, 1), "行政查询事项"),
        ("E14a", date(2025, 6, 1), ""),
    ],
)
def test_the_interpretation_of_june_2025_settled_what_was_unsure(code, on, caution):
    cautions = "".join(remedy(code, on=on).cautions)
    assert (caution in cautions) if caution else not cautions


@pytest.mark.parametrize(
    ("on", "crosses"), [(date(2023, 11, 1), False), (date(2023, 11, 2), True), (date(2024, 1, 1), False)]
)
def test_a_limit_that_crosses_the_change_of_the_law_is_pointed_out(on, crosses):
    assert any("跨越2023-12-31" in each for each in remedy("E14a", on=on).cautions) is crosses


@pytest.mark.parametrize(("on", "crosses"), [(date(2015, 1, 30), False), (date(2015, 1, 31), True)])
def test_a_limit_in_months_that_crosses_the_change_is_pointed_out(on, crosses):
    assert any("跨越2015-04-30" in each for each in remedy("36.4", on=on).cautions) is crosses


def test_an_answer_that_was_not_known_then_is_told_with_a_caution():
    assert any("2019-05-15至今" in each for each in remedy("35", on=date(2012, 1, 4)).cautions)


def test_the_review_body_changed_in_2024():
    assert "上一级主管部门" in remedy("E14a", on=date(2023, 12, 31)).review.body
    assert (
        remedy("E14a", on=date(2024, 1, 1)).review.body
        == "部门的答复：该部门的本级人民政府；政府的答复：上一级人民政府"
    )


def test_the_organ_fills_in_whom_to_turn_to():
    told = remedy("36.4", on=date(2026, 1, 5), body="示范市人民政府", court="示范区人民法院")
    assert "向示范市人民政府申请行政复议" in told.text
    assert "直接向示范区人民法院提起行政诉讼" in told.text


def test_a_letter_served_online_names_the_online_channel_since_2024():
    told = remedy("36.4", on=date(2026, 1, 5), channel="示范市行政复议平台")
    assert told.text.endswith("行政复议申请也可以通过示范市行政复议平台在网上提交。")
    assert "REV-22" in told.rules
    assert "REV-22" not in remedy("36.4", on=date(2023, 6, 1), channel="示范市行政复议平台").rules


def test_no_paragraph_before_the_regulation():
    with pytest.raises(UnknownRuleError):
        remedy("36.4", on=date(2008, 4, 30))


def test_an_unknown_answer_is_refused():
    with pytest.raises(UnknownDecisionError):
        remedy("nonsense", on=date(2024, 1, 1))


def test_every_class_of_every_answer_stands_in_every_table():
    classes = {rule.params["remedy"] for rule in shipped() if rule.id.startswith("ANS-")}
    for table in shipped().versions("REM-PATH"):
        assert classes <= {item.code for item in table.items}


def test_versions_of_one_answer_keep_its_class_and_its_cell():
    for code in CODES:
        versions = [rule for rule in shipped() if rule.id == act(code).rule.id]
        assert len({(rule.params["remedy"], rule.params.get("cell")) for rule in versions}) == 1


def test_a_notice_to_the_third_party_is_no_notice_on_the_way():
    told = remedy("依申请公开告知书", on=date(2026, 1, 5))
    assert act("依申请公开告知书").nature is Nature.NOTICE
    assert told.suit.after == "decision"
