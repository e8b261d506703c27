"""行政复议 of 1999 and of 2023, stated a second time. Above all the units."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

NEW = date(2024, 1, 1)
OLD = date(2023, 12, 31)
LIMITS = [
    ("REV-20", OLD, 60, "日", "knew_decision", "第九条"),
    ("REV-20", NEW, 60, "日", "knew_decision", "第二十条第一款"),
    ("REV-20y", NEW, 1, "年", "knew_decision", "第二十条第三款"),
    ("REV-21", NEW, 5, "年", "decision_made", "第二十一条"),
    ("REV-16", OLD, 60, "日", "answer_limit_ended", "第十六条第一款第一项"),
    ("REV-16", NEW, 60, "日", "answer_limit_ended", "第十六条第一款第一项"),
    ("REV-30", NEW, 5, "工作日", "review_received", "第三十条"),
    ("REV-48c", OLD, 7, "工作日", "review_accepted", "第二十三条第一款"),
    ("REV-48c", NEW, 7, "工作日", "review_accepted", "第四十八条"),
    ("REV-48", OLD, 10, "日", "review_copy_received", "第二十三条第一款"),
    ("REV-48", NEW, 10, "工作日", "review_copy_received", "第四十八条"),
    ("REV-54c", NEW, 3, "工作日", "review_accepted", "第五十四条"),
    ("REV-54", NEW, 5, "工作日", "review_copy_received", "第五十四条"),
    ("REV-62", OLD, 60, "日", "review_accepted", "第三十一条第一款"),
    ("REV-62", NEW, 60, "日", "review_accepted", "第六十二条第一款"),
    ("REV-62x", OLD, 30, "日", "review_limit_ended", "第三十一条第一款"),
    ("REV-62x", NEW, 30, "日", "review_limit_ended", "第六十二条第一款"),
    ("REV-62s", NEW, 30, "日", "review_accepted", "第六十二条第二款"),
]
DUTIES = [
    ("REV-17", "notify", "第十七条"),
    ("REV-22", "notify", "第二十二条第二款"),
    ("REV-53", "describe", "第五十三条第一款第四项"),
    ("REV-70", "deem", "第七十条"),
]


@pytest.mark.parametrize(("rule_id", "on", "value", "unit", "starts", "article"), LIMITS)
def test_each_limit_has_its_figure_unit_start_and_article(rule_id, on, value, unit, starts, article):
    rule = shipped().rule(rule_id, on=on)
    assert (rule.value, rule.unit, rule.starts) == (value, unit, starts)
    assert (rule.authority.article, rule.bound) == (article, "most")


@pytest.mark.parametrize(("rule_id", "effect", "article"), DUTIES)
def test_each_duty_names_its_article(rule_id, effect, article):
    rule = shipped().rule(rule_id, on=NEW)
    assert (rule.effect, rule.authority.article, rule.certainty) == (effect, article, "R")


@pytest.mark.parametrize(("on", "working"), [(OLD, {"5", "7"}), (NEW, {"3", "5", "7", "10"})])
def test_which_days_are_working_days(on, working):
    assert {item.code for item in shipped().rule("REV-88", on=on).items} == working


@pytest.mark.parametrize("on", [OLD, NEW])
def test_every_limit_of_the_review_law_in_days_has_the_unit_of_its_own_list(on):
    working = {int(item.code) for item in shipped().rule("REV-88", on=on).items}
    limits = [rule for rule in shipped().in_force(on) if rule.id.startswith("REV-") and rule.kind == "limit"]
    for rule in limits:
        if rule.unit in {"日", "工作日"}:
            assert (rule.unit == "工作日") == (rule.number in working), rule.id


def test_refusals_go_to_review_first_since_2024():
    rule = shipped().rule("REV-23", on=NEW)
    assert (rule.authority.article, rule.valid_from) == ("第二十三条第一款第四项", NEW)
    assert {item.code: item.facts["certainty"] for item in rule.items} == {"withheld": "R", "partial": "m"}


@pytest.mark.parametrize(("on", "higher"), [(OLD, True), (NEW, False)])
def test_since_2024_a_departments_answer_goes_to_its_own_government_alone(on, higher):
    body = shipped().rule("REV-24", on=on).item("department").says
    assert "本级人民政府" in body
    assert ("上一级主管部门" in body) is higher


def test_every_kind_of_organ_has_its_review_body():
    assert [item.code for item in shipped().rule("REV-24", on=NEW).items] == [
        "department",
        "government",
        "agency",
        "authorized",
        "state_department",
        "vertical",
        "justice",
    ]


def test_real_estate_is_open_for_twenty_years():
    assert shipped().rule("REV-21", on=NEW).params["real_estate_years"] == 20


def test_the_old_implementing_rule_is_unsure_under_the_new_law():
    assert shipped().rule("REV-16", on=OLD).certainty == "R"
    assert shipped().rule("REV-16", on=NEW).certainty == "M"
