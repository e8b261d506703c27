"""Every rule on the annual report, stated a second time from 条例 49, 50 and 国办公开办函〔2021〕30号."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.annual_report import form_for
from gongkai.law.rulebook import UnknownRuleError, shipped

DAY = date(2024, 6, 1)
REGULATION, FORM = "国务院令第711号", "国办公开办函〔2021〕30号"
TABLE_2 = "二、主动公开政府信息情况"
TABLE_3 = "三、收到和处理政府信息公开申请情况"
TABLE_4 = "四、政府信息公开行政复议、行政诉讼情况"
NEW_REGULATION, NEW_FORM = date(2019, 5, 15), date(2022, 1, 1)

# id, value, number of the instrument, article, certainty, effect, first day
FACTS = [
    ("ANN-DEP", "01-31", REGULATION, "第四十九条第一款", "R", "report", NEW_REGULATION),
    ("ANN-GOV", "03-31", REGULATION, "第四十九条第二款", "R", "publish", NEW_REGULATION),
    ("ANN-50", None, REGULATION, "第五十条", "R", "report", NEW_REGULATION),
    ("ANN-SECTIONS", None, FORM, "格式", "R", "describe", NEW_FORM),
    ("ANN-PERIOD", "calendar_year", FORM, "格式", "R", "count", NEW_FORM),
    ("ANN-FULL", None, FORM, "明确责任", "R", "report", NEW_FORM),
    ("ANN-RESP", None, FORM, "明确责任", "R", "describe", NEW_FORM),
    ("ANN-ACC", None, FORM, "明确责任", "R", "check", NEW_FORM),
    ("ANN-FORM", None, FORM, "格式", "R", "describe", NEW_FORM),
    ("ANN-APPLICANTS", None, FORM, TABLE_3, "R", "describe", None),
    ("ANN-ONE-CELL", None, FORM, TABLE_3, "R", "count", None),
    ("ANN-I1", None, FORM, TABLE_3, "R", "check", None),
    ("ANN-I2", None, FORM, TABLE_3, "R", "check", None),
    ("ANN-I3", None, FORM, TABLE_3, "R", "check", None),
    ("ANN-I4", None, FORM, TABLE_3, "M", "check", None),
    ("ANN-I5", None, FORM, TABLE_4, "C", "check", None),
    ("ANN-I6", None, FORM, TABLE_2, "m", "check", NEW_FORM),
    ("ANN-DIRECT", None, FORM, TABLE_4, "m", "check", date(2024, 1, 1)),
    ("ANN-ROLL", None, FORM, "格式", "M", "count", None),
    ("ANN-ROLL-ID", None, FORM, "格式", "m", "count", None),
]
LISTS = {
    "ANN-50": ["proactive", "requests", "disputes", "problems", "other"],
    "ANN-SECTIONS": ["overview", "proactive", "requests", "disputes", "problems", "other"],
    "ANN-RESP": ["leader", "office"],
    "ANN-ACC": ["late", "inaccurate", "copied"],
    "ANN-FORM": ["art20", "requests", "review_litigation"],
    "ANN-APPLICANTS": ["natural_person", "business", "research", "public_welfare", "legal_service", "other"],
}


@pytest.mark.parametrize(("rule_id", "value", "number", "article", "certainty", "effect", "first"), FACTS)
def test_each_rule_states_its_fact(rule_id, value, number, article, certainty, effect, first):
    rule = shipped().rule(rule_id, on=DAY)
    assert rule.value == value
    assert (rule.authority.number, rule.authority.article) == (number, article)
    assert (rule.certainty.value, rule.effect.value) == (certainty, effect)
    assert (rule.valid_from, rule.valid_to) == (first, None)
    assert rule.scope.value == "national"


@pytest.mark.parametrize(("rule_id", "codes"), LISTS.items())
def test_closed_lists_are_complete(rule_id, codes):
    assert [item.code for item in shipped().rule(rule_id, on=DAY).items] == codes


@pytest.mark.parametrize("rule_id", ["ANN-DEP", "ANN-GOV"])
def test_the_dates_of_the_law_are_the_latest_and_nobody_moves_them(rule_id):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.kind.value, rule.bound.value, rule.room.value) == ("date", "most", "none")


def test_under_the_old_regulation_every_organ_published_by_the_end_of_march():
    rule = shipped().rule("ANN-GOV", on=date(2019, 5, 14))
    assert (rule.value, rule.authority.number, rule.authority.article) == (
        "03-31",
        "国务院令第492号",
        "第三十一条",
    )
    assert (rule.valid_from, rule.certainty.value) == (date(2008, 5, 1), "M")


def test_before_the_new_regulation_departments_had_no_date_of_their_own():
    with pytest.raises(UnknownRuleError):
        shipped().rule("ANN-DEP", on=date(2019, 5, 14))


def test_governments_alone_report_on_assessment_and_accountability():
    rule = shipped().rule("ANN-50", on=DAY)
    extra = {item.code: item.facts for item in rule.items if item.facts}
    assert extra == {"problems": {"government_also": "工作考核、社会评议和责任追究结果"}}


def test_the_report_is_on_the_calendar_year():
    assert shipped().rule("ANN-PERIOD", on=DAY).params == {"first": "01-01", "last": "12-31"}


def test_the_trial_form_held_for_reports_made_in_2020_and_2021():
    rule = shipped().rule("ANN-FORM", on=date(2021, 12, 31))
    assert rule.authority.number == "国办公开办函〔2019〕60号"
    assert (rule.valid_from, rule.certainty.value) == (date(2020, 1, 1), "m")
    assert [item.facts["section"] for item in rule.items] == ["二", "三", "四"]


def test_a_place_hands_in_earlier():
    rule = shipped().rule("ANN-LOCAL-HUAIHUA", on=DAY)
    assert [item.facts["date"] for item in rule.items] == ["01-26", "01-28", "02-20"]
    assert (rule.scope.value, rule.place, rule.certainty.value) == ("city", "怀化市", "R")


@pytest.mark.parametrize(
    ("rule_id", "place", "number"),
    [
        ("ANN-PLAN-SUZHOU21", "苏州市", "苏府办〔2021〕128号"),
        ("ANN-PLAN-NANTONG21", "南通市", "通政办发〔2021〕42号"),
    ],
)
def test_two_cities_put_the_work_points_into_the_report(rule_id, place, number):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.scope.value, rule.place, rule.authority.number) == ("city", place, number)
    assert (rule.effect.value, rule.certainty.value) == ("report", "R")


def test_rulebook_and_form_say_the_same_of_sections_tables_and_applicants():
    form = form_for(2023)
    book = shipped()
    sections = [(item.code, item.facts["number"], item.says) for item in book.rule("ANN-SECTIONS", on=DAY).items]
    assert sections == [(section.key, section.number, section.title) for section in form.sections]
    assert [item.code for item in book.rule("ANN-FORM", on=DAY).items] == [table.key for table in form.tables]
    applicants = [(item.code, item.says) for item in book.rule("ANN-APPLICANTS", on=DAY).items]
    assert applicants == [(column.key, column.label) for column in form.table("requests").columns[:-1]]
    assert len(form.leaves) == book.rule("ANN-I2", on=DAY).params["leaves_2021"]


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_the_form_of_a_year_is_that_of_the_rule_in_force_when_the_report_is_made(year):
    form = form_for(year)
    rule = shipped().rule(form.rule, on=date(year + 1, 1, 31))
    assert (form.first_year, form.last_year) == (rule.params["first_year"], rule.params.get("last_year"))


@pytest.mark.parametrize("year", [2019, 2021])
def test_every_identity_of_a_form_is_a_rule(year):
    for identity in form_for(year).identities:
        assert shipped().rule(identity.rule, on=date(year + 1, 1, 31)).effect.value == "check"
        assert identity.rule == f"ANN-{identity.code}"
