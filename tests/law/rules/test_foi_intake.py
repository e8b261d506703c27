"""Applications and their service, stated a second time: 条例 27–35 and what offices and one province added."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
DUTIES = [
    ("FOI-28", "receive", "第二十八条", "R"),
    ("FOI-30x", "deem", "第三十条", "R"),
    ("FOI-33a", "answer", "第三十三条第一款", "R"),
    ("FOI-33n", "notify", "第三十三条第二款", "m"),
    ("FOI-32d", "notify", "第三十二条", "R"),
    ("FOI-35r", "check", "第三十五条", "M"),
    ("FOI-SPLIT", "count", "第四条", "R"),
]
LISTS = [
    ("FOI-27", ["governments", "departments", "branches"]),
    ("FOI-29", ["name", "identity_proof", "contact", "description", "form"]),
    ("FOI-29f", ["letter", "electronic", "oral"]),
    ("FOI-30g", ["identity", "description", "form"]),
    ("FOI-30c", ["items", "period", "consequence"]),
    ("FOI-MANY", ["many_organs", "many_items", "many_applicants", "many_makers"]),
    ("FOI-SERVE", ["direct", "delegated", "post"]),
]


@pytest.mark.parametrize(("rule_id", "effect", "article", "certainty"), DUTIES)
def test_each_duty_names_its_article_and_how_sure_it_is(rule_id, effect, article, certainty):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.effect, rule.authority.article, rule.certainty) == (effect, article, certainty)


@pytest.mark.parametrize(("rule_id", "codes"), LISTS)
def test_each_list_is_closed(rule_id, codes):
    assert [item.code for item in shipped().rule(rule_id, on=DAY).items] == codes


def test_the_old_regulation_asked_for_no_proof_of_identity():
    codes = [item.code for item in shipped().rule("FOI-29", on=date(2019, 5, 14)).items]
    assert codes == ["name", "contact", "description", "form"]


@pytest.mark.parametrize("rule_id", ["FOI-30g", "FOI-30c", "FOI-30p"])
def test_what_one_province_added_is_marked_as_its_own(rule_id):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.scope, rule.place) == ("province", "江苏省")


@pytest.mark.parametrize("rule_id", ["FOI-30g", "FOI-30c"])
def test_the_provinces_answer_rules_are_of_the_end_of_2019(rule_id):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.authority.number, rule.valid_from) == ("苏政办函〔2019〕98号", date(2019, 12, 27))


def test_by_2015_an_e_mail_was_received_when_the_system_had_it():
    rule = shipped().rule("FOI-31e", on=date(2016, 1, 4))
    events = {item.code: item.facts["event"] for item in rule.items}
    assert rule.authority.number == "国办公开办函〔2015〕207号"
    assert events["email"] == "received"
    assert {code for code, event in events.items() if event == "confirmed"} == {
        "post_plain",
        "wrong_unit",
        "unreachable",
        "fax",
        "internet",
    }
    assert rule.valid_to == date(2019, 5, 14)


def test_a_letter_is_served_on_the_day_it_is_posted():
    rule = shipped().rule("FOI-SERVE", on=DAY)
    assert {item.code: item.facts["on"] for item in rule.items} == {
        "direct": "signed",
        "delegated": "signed",
        "post": "posted",
    }
    assert (rule.authority.number, rule.certainty) == ("国办公开办函〔2016〕235号", "m")
