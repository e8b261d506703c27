"""行政诉讼 limits and the two judicial interpretations on disclosure cases, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

OLD = date(2015, 4, 30)
NEW = date(2015, 5, 1)
NOW = date(2025, 6, 1)
LIMITS = [
    ("SUE-45", OLD, 15, "日", "review_decision_received", "第三十八条第二款", "R"),
    ("SUE-45", NEW, 15, "日", "review_decision_received", "第四十五条", "R"),
    ("SUE-45n", OLD, 15, "日", "review_expired", "第三十八条第二款", "R"),
    ("SUE-45n", NEW, 15, "日", "review_expired", "第四十五条", "R"),
    ("SUE-46", OLD, 3, "月", "decision_known", "第三十九条", "R"),
    ("SUE-46", NEW, 6, "月", "decision_known", "第四十六条第一款", "R"),
    ("SUE-46y", NEW, 5, "年", "action_made", "第四十六条第二款", "R"),
    ("SUE-64", NOW, 1, "年", "decision_known", "第六十四条", "R"),
    ("SUE-66", OLD, 3, "月", "answer_limit_ended", "第三十九条", "m"),
    ("SUE-66", NEW, 6, "月", "answer_limit_ended", "第四条", "R"),
    ("SUE-66", NOW, 6, "月", "answer_limit_ended", "第六十六条", "R"),
    ("SUE-67", OLD, 10, "日", "complaint_received", "第四十三条", "M"),
    ("SUE-67", NEW, 15, "日", "complaint_received", "第六十七条第一款", "R"),
    ("SUE-81", NOW, 6, "月", "case_filed", "第八十一条", "R"),
    ("SUE-83", NOW, 45, "日", "case_filed", "第八十三条", "R"),
    ("SUE-85", NOW, 15, "日", "judgment_served", "第八十五条", "R"),
    ("SUE-85r", NOW, 10, "日", "ruling_served", "第八十五条", "R"),
]
DUTIES = [
    ("SUE-34", NOW, "deem", "第三十四条第二款"),
    ("SUE-82", NOW, "describe", "第八十二条第一款第三项"),
    ("SUE-46t", NEW, "remedy", "第二十六条"),
    ("SUE-FOI-2", date(2025, 5, 31), "remedy", "第三条"),
    ("SUE-FOI-2", NOW, "remedy", "第二条"),
]


@pytest.mark.parametrize(("rule_id", "on", "value", "unit", "starts", "article", "certainty"), LIMITS)
def test_each_limit_has_its_figure_unit_start_article_and_mark(
    rule_id, on, value, unit, starts, article, certainty
):
    rule = shipped().rule(rule_id, on=on)
    assert (rule.value, rule.unit, rule.starts) == (value, unit, starts)
    assert (rule.authority.article, rule.certainty) == (article, certainty)


@pytest.mark.parametrize(("rule_id", "on", "effect", "article"), DUTIES)
def test_each_duty_names_its_article(rule_id, on, effect, article):
    rule = shipped().rule(rule_id, on=on)
    assert (rule.effect, rule.authority.article) == (effect, article)


@pytest.mark.parametrize(
    ("on", "number"), [(date(2025, 5, 31), "法释〔2011〕17号"), (date(2025, 6, 1), "法释〔2025〕8号")]
)
def test_the_interpretation_changed_on_1_june_2025(on, number):
    rule = shipped().rule("SUE-FOI-1", on=on)
    assert rule.authority.number == number
    assert [item.code for item in rule.items] == ["1", "2", "3", "4", "5"]


def test_courts_now_hear_a_refusal_only_through_the_review_decision():
    says = shipped().rule("SUE-FOI-1", on=NOW).item("2").says
    assert "复议" in says
    assert "第十四条至第十六条" in says


def test_the_old_list_of_what_is_not_heard_ended_in_may_2025():
    rule = shipped().rule("SUE-FOI-2x", on=date(2025, 5, 31))
    assert [item.code for item in rule.items] == ["procedural", "publication", "making", "case_file_party"]
    assert (rule.valid_from, rule.valid_to) == (date(2011, 8, 13), date(2025, 5, 31))
