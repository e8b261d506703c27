"""政务服务: items, guides, 行政许可法, 好差评."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import RuleKind, Scope
from tests.law.rules.stated import codes, column, figure, only, words

# id, value, unit, bound, from, article, certainty: every limit of the licensing law is in working days (art. 82)
LICENCE = [
    ("LIC-32", 5, "工作日", "most", "licence_applied", "第三十二条第一款第四项", "R"),
    ("LIC-42", 20, "工作日", "most", "licence_accepted", "第四十二条第一款", "R"),
    ("LIC-42x", 10, "工作日", "most", "licence_limit_ended", "第四十二条第一款", "R"),
    ("LIC-42j", 45, "工作日", "most", "licence_accepted", "第四十二条第二款", "R"),
    ("LIC-42jx", 15, "工作日", "most", "licence_joint_ended", "第四十二条第二款", "R"),
    ("LIC-44", 10, "工作日", "most", "licence_granted", "第四十四条", "R"),
]


@pytest.mark.parametrize("stated", LICENCE, ids=[row[0] for row in LICENCE])
def test_licence_limits_are_working_days(stated):
    rule = only(stated[0])
    assert figure(rule.id) == stated[1:]
    assert [each.article for each in rule.also] == ["第八十二条"]
    assert rule.valid_from == date(2004, 7, 1)


def test_the_law_counts_in_working_days():
    assert (only("LIC-82").value, only("LIC-82").authority.article) == ("工作日", "第八十二条")


def test_silence_on_an_application_is_acceptance():
    assert only("LIC-32").params == {"times": 1, "on_silence": "deemed_accepted"}


def test_eight_things_of_a_licence_are_shown():
    assert words("LIC-30") == ["事项", "依据", "条件", "数量", "程序", "期限", "全部材料目录", "申请书示范文本"]
    assert only("LIC-30").authority.article == "第三十条"


@pytest.mark.parametrize(
    ("rule_id", "article", "mark"),
    [("LIC-40", "第四十条", "R"), ("SVC-PROMISE", "第四十二条", "C"), ("SVC-NO-CATCHALL", "指南要素", "R")],
)
def test_duties_without_a_figure(rule_id, article, mark):
    rule = only(rule_id)
    assert (rule.kind, rule.authority.article, rule.certainty.value) == (RuleKind.DUTY, article, mark)


def test_seven_types_of_items():
    assert words("SVC-TYPE") == [
        "行政许可", "行政给付", "行政确认", "行政裁决", "行政奖励", "其他行政权力", "公共服务",
    ]  # fmt: skip


def test_three_levels_and_six_elements_of_an_item():
    assert words("SVC-LEVEL") == ["主项", "子项", "业务办理项"]
    assert words("SVC-BASE") == ["事项名称", "事项编码", "事项类型", "主管部门", "实施机关", "设定和实施依据"]


def test_a_guide_states_three_things_everywhere():
    assert words("SVC-GUIDE") == ["受理条件", "办事材料", "办理流程"]
    assert (only("SVC-GUIDE").authority.number, only("SVC-GUIDE").valid_from) == (
        "国务院令第716号",
        date(2019, 4, 26),
    )


def test_a_guide_in_jiangsu_states_twelve():
    rule = only("SVC-GUIDE-JS")
    assert (rule.scope, rule.place, rule.valid_from) == (Scope.PROVINCE, "江苏省", date(2018, 9, 8))
    assert len(rule.items) == 12
    assert column("SVC-GUIDE-JS", "columns") == {"materials": ["名称", "数量", "依据", "要求"]}


def test_five_grades_of_which_the_lowest_two_are_bad():
    assert column("RATE-5", "score") == {
        "very_satisfied": 5,
        "satisfied": 4,
        "fairly_satisfied": 3,
        "dissatisfied": 2,
        "very_dissatisfied": 1,
    }
    assert [code for code, bad in column("RATE-5", "bad").items() if bad] == codes("RATE-5")[-2:]
    assert only("RATE-5").authority.number == "国办发〔2019〕51号"


@pytest.mark.parametrize(
    ("rule_id", "value", "unit", "mark"),
    [("RATE-FIX", 15, "工作日", "R"), ("RATE-CALLBACK", 100, "%", "R"), ("RATE-CONTACT", 1, "工作日", "m")],
)
def test_suining_answers_bad_grades(rule_id, value, unit, mark):
    rule = only(rule_id)
    assert (rule.value, rule.unit.value, rule.certainty.value) == (value, unit, mark)
    assert (rule.scope, rule.place) == (Scope.CITY, "遂宁市")
