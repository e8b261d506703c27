"""12345 (国办发〔2020〕53号): one loop, and limits that each place sets for itself."""

from __future__ import annotations

import pytest

from gongkai.law.rulebook import Room, RuleKind, Scope
from tests.law.rules.stated import codes, column, figure, only, words


@pytest.mark.parametrize(
    ("rule_id", "place", "value", "unit", "starts"),
    [
        ("LINE-WEIFANG-5", "潍坊市", 5, "工作日", "ticket_received"),
        ("LINE-BUREAU-ASK", "未具名城市", 3, "工作日", "ticket_dispatched"),
        ("LINE-BUREAU-COMPLAINT", "未具名城市", 13, "工作日", "ticket_dispatched"),
        ("LINE-BUREAU-URGENT", "未具名城市", 0, "日", "ticket_dispatched"),
        ("LINE-BUREAU-URGED", "未具名城市", 5, "工作日", "ticket_urged"),
    ],
)
def test_limits_belong_to_their_place(rule_id, place, value, unit, starts):
    rule = only(rule_id)
    assert figure(rule_id)[:4] == (value, unit, "most", starts)
    assert (rule.scope, rule.place, rule.room) == (Scope.CITY, place, Room.OPEN)


def test_weifang_has_one_limit_for_all_matters():
    assert only("LINE-WEIFANG-5").params == {"matters": ["咨询", "求助", "投诉", "举报", "建议"]}


def test_weifang_sends_other_procedures_where_they_belong():
    assert codes("LINE-WEIFANG-NOT") == [
        "litigation", "arbitration", "discipline", "reconsideration", "foi", "petition", "protected", "concluded",
    ]  # fmt: skip
    assert column("LINE-WEIFANG-NOT", "route")["foi"] == "foi"
    assert only("LINE-WEIFANG-NOT").authority.article == "第十九条"


@pytest.mark.parametrize("rule_id", ["LINE-WEIFANG-RETURN", "LINE-WEIFANG-REPORT"])
def test_duties_of_weifang(rule_id):
    assert (only(rule_id).kind, only(rule_id).place) == (RuleKind.DUTY, "潍坊市")


def test_suzhou_is_measured_by_three_rates_and_has_no_published_limit():
    assert words("LINE-SUZHOU-RATES") == ["及时处办率", "累计办结率", "抽查满意率"]
    assert only("LINE-SUZHOU-RATES").place == "苏州市"


def test_the_loop_has_eight_steps():
    assert words("LINE-LOOP") == ["受理", "派单", "办理", "答复", "督办", "办结", "回访", "评价"]
    assert only("LINE-LOOP").authority.number == "国办发〔2020〕53号"


def test_one_number_around_the_clock():
    assert column("LINE-HOURS", "value") == {"number": "12345", "week": 7, "day": 24}
