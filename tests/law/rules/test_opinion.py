"""政务舆情回应 (国办发〔2016〕61号, 80号)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import Certainty, Effect, RuleKind
from tests.law.rules.stated import figure, only, words

DETAIL, OPINION = "国办发〔2016〕80号", "国办发〔2016〕61号"


@pytest.mark.parametrize(
    ("rule_id", "stated", "number", "first"),
    [
        ("OPN-5", (5, "小时", "most", "major_event"), DETAIL, date(2016, 11, 10)),
        ("OPN-24", (24, "小时", "most", "major_event"), OPINION, date(2016, 7, 30)),
        ("OPN-48", (48, "小时", "most", "opinion_found"), OPINION, date(2016, 7, 30)),
    ],
)
def test_responses_are_due_in_hours(rule_id, stated, number, first):
    rule = only(rule_id)
    assert figure(rule_id)[:4] == stated
    assert (rule.authority.number, rule.valid_from, rule.certainty.value) == (number, first, "R")
    assert rule.effect is Effect.RESPOND


def test_the_press_conference_stands_in_both_instruments():
    assert [each.number for each in only("OPN-24").also] == [DETAIL]


@pytest.mark.parametrize("rule_id", ["OPN-UPDATE", "OPN-LEADER"])
def test_duties_without_a_figure(rule_id):
    rule = only(rule_id)
    assert (rule.kind, rule.certainty) == (RuleKind.DUTY, Certainty.READ)


def test_who_responds_follows_the_matter():
    assert {item.code: item.facts["responder"] for item in only("OPN-WHO").items} == {
        "state_council_policy": "国务院有关部门",
        "local": "涉事责任部门",
        "several_places": "上级政府主管部门",
    }


def test_six_classes_of_opinion_are_watched():
    assert words("OPN-CLASS") == [
        "政策被误解误读",
        "涉及公众切身利益且影响较大",
        "民生领域冲击社会道德底线",
        "突发事件和自然灾害",
        "社会热点",
        "上级要求回应",
    ]
