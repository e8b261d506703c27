"""What places set for themselves in their work plans, and for which years."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import RuleKind, Scope, UnknownRuleError, shipped
from tests.law.rules.stated import codes, column, figure, only, words

YEAR_2017 = ("苏州市", "苏府办〔2017〕141号", date(2017, 1, 1), date(2017, 12, 31))
PILOT = ("苏州市", "苏府办〔2017〕288号", date(2017, 9, 27), date(2018, 7, 31))
KUNSHAN = ("昆山市", "昆政办发〔2018〕152号", date(2018, 8, 2), date(2018, 12, 31))
SUZHOU = ("苏州市", "苏府办〔2021〕128号", date(2021, 6, 18), date(2021, 12, 31))
NANTONG = ("南通市", "通政办发〔2021〕42号", date(2021, 1, 1), date(2021, 12, 31))

# id, value, unit, bound, from, whose
FIGURES = [
    ("GUIDE-CHECK", 1, "次", "least", None, KUNSHAN),
    ("ASSESS-SUZHOU", 4, "%", "least", None, YEAR_2017),
    ("ONLINE-SUZHOU", 80, "%", "least", None, YEAR_2017),
    ("ONLINE-NANTONG", 90, "%", "least", None, NANTONG),
    ("OPN-SUZHOU-5", 5, "小时", "most", "local_major_event", YEAR_2017),
    ("OPN-SUZHOU-24", 24, "小时", "most", "local_major_event", YEAR_2017),
    ("INT-STUDY", 1, "次", "least", None, YEAR_2017),
    ("REFORM-3", 3, "工作日", "most", "established", KUNSHAN),
    ("REFORM-5", 5, "工作日", "most", "registration_accepted", KUNSHAN),
    ("REFORM-50", 50, "工作日", "most", "construction_accepted", KUNSHAN),
    ("SPECIAL-SUZHOU-5", 5, "项", "least", None, YEAR_2017),
    ("SPECIAL-SUZHOU-HOSPITAL", 14, "个", "least", None, YEAR_2017),
    ("SPECIAL-SUZHOU-FOOD", "weekly", None, None, None, YEAR_2017),
    ("SPECIAL-SUZHOU-PRODUCT", "quarterly", None, None, None, YEAR_2017),
    ("SPECIAL-SUZHOU-CONSUMER", "half-yearly", None, None, None, YEAR_2017),
    ("SPECIAL-SUZHOU-FISCAL", "monthly", None, None, None, YEAR_2017),
    ("SPECIAL-SUZHOU-SOE", "monthly", None, None, None, YEAR_2017),
    ("LINE-SUZHOU-YEAR", "yearly", None, None, None, SUZHOU),
    ("LINE-NANTONG-YEAR", "yearly", None, None, None, NANTONG),
    ("NORM-SUZHOU-LIST", "12-31", None, "most", None, SUZHOU),
    ("NORM-NANTONG-LIST", "12-31", None, "most", None, NANTONG),
    ("PILOT-MONTHLY", "monthly", None, None, None, PILOT),
    ("PILOT-REPORT", "07-10", None, "most", None, PILOT),
    ("PILOT-REPORT-CITY", "07-31", None, "most", None, PILOT),
    ("INT-SYNC-SUZHOU", "organise_sign_deploy", None, None, None, YEAR_2017),
    ("INT-SYNC-PILOT", "organise_sign_deploy", None, None, None, PILOT),
    ("INT-SYNC-NANTONG", "draft_approve_publish", None, None, None, NANTONG),
]


def whose(rule_id):
    rule = only(rule_id)
    assert rule.scope is Scope.CITY
    return rule.place, rule.authority.number, rule.valid_from, rule.valid_to


@pytest.mark.parametrize("stated", FIGURES, ids=[row[0] for row in FIGURES])
def test_figures(stated):
    rule_id, *fact, plan = stated
    assert figure(rule_id)[:4] == tuple(fact)
    assert whose(rule_id) == plan


@pytest.mark.parametrize(
    ("rule_id", "value", "starts", "place", "first"),
    [
        ("GUIDE-1", 1, "change_approved", "昆山市", date(2018, 8, 2)),
        ("PLAN-20", 20, "city_plan_published", "苏州市", date(2017, 1, 1)),
    ],
)
def test_limits_whose_plan_names_no_last_day(rule_id, value, starts, place, first):
    assert figure(rule_id)[:4] == (value, "工作日", "most", starts)
    assert whose(rule_id)[0] == place
    assert (only(rule_id).valid_from, only(rule_id).valid_to) == (first, None)


def test_a_plan_of_2017_holds_in_2017_alone():
    assert shipped().rule("ONLINE-SUZHOU", on=date(2017, 6, 1)).number == 80
    with pytest.raises(UnknownRuleError):
        shipped().rule("ONLINE-SUZHOU", on=date(2018, 1, 1))


@pytest.mark.parametrize(
    ("rule_id", "plan"),
    [
        ("GUIDE-NOEXTRA", KUNSHAN),
        ("ASSESS-NANTONG", NANTONG),
        ("INT-OWN-SUZHOU", YEAR_2017),
        ("INT-OWN-KUNSHAN", KUNSHAN),
    ],
)
def test_duties_without_a_figure(rule_id, plan):
    assert only(rule_id).kind is RuleKind.DUTY
    assert whose(rule_id) == plan


@pytest.mark.parametrize(
    ("rule_id", "stated", "plan"),
    [
        ("GUIDE-SIX", "办理范围 运行流程 材料目录 法定办结时限 承诺办结时限 涉及的中介服务机构", PILOT),
        ("PRI-KUNSHAN", "惩戒公示（例外） 强制性信息披露（例外）", KUNSHAN),
        ("SPECIAL-SUZHOU-COSTS", "三公经费 会议费 培训费", YEAR_2017),
        ("DEBT-SUZHOU", "限额 余额 发行 品种 期限 利率 偿还计划 偿债资金来源", SUZHOU),
        ("DEBT-NANTONG", "限额 余额 发行 品种 期限 利率 偿还计划 偿债资金来源", NANTONG),
        ("TASK-LAYOUT-SUZHOU21", "序号 重点任务 责任单位", SUZHOU),
        ("TASK-LAYOUT-NANTONG21", "序号 重点任务 牵头单位 责任单位", NANTONG),
        ("TASK-LAYOUT-SUZHOU17", "目标 任务 责任单位", YEAR_2017),
        ("TASK-LAYOUT-PILOT", "序号 任务 责任单位 指导单位 完成时间", PILOT),
        ("TASK-LAYOUT-KUNSHAN18", "目标 任务 主要内容 牵头单位 责任单位", KUNSHAN),
    ],
)
def test_closed_lists_in_words(rule_id, stated, plan):
    assert words(rule_id) == stated.split()
    assert whose(rule_id) == plan


@pytest.mark.parametrize(
    ("rule_id", "rows"),
    [
        ("TASK-LAYOUT-SUZHOU21", 12),
        ("TASK-LAYOUT-NANTONG21", 15),
        ("TASK-LAYOUT-SUZHOU17", 23),
        ("TASK-LAYOUT-PILOT", 33),
    ],
)
def test_rows_of_the_task_tables(rule_id, rows):
    assert only(rule_id).params["rows"] == rows


def test_four_phases_of_the_pilot():
    assert column("PILOT-PHASE", "first_on") == {
        "start": "2017-09-01",
        "catalog": "2017-09-01",
        "apply": "2018-01-01",
        "accept": "2018-07-01",
    }
    assert column("PILOT-PHASE", "last_on")["accept"] == "2018-07-31"
    assert only("PILOT-MONTHLY").params == {"since": "2017-10-01", "due_day": 1}


def test_a_standard_is_quoted_as_it_stands_and_flagged():
    assert column("STANDARD-PILOT", "number") == {"quoted": "GB/T 24412", "likely": "GB/T 24421"}
    assert only("STANDARD-PILOT").certainty.value == "m"


@pytest.mark.parametrize("rule_id", ["REFORM-3", "REFORM-5", "REFORM-50"])
def test_figures_that_the_plan_does_not_state_are_from_memory(rule_id):
    assert only(rule_id).certainty.value == "M"


def test_units_that_a_registry_must_hold():
    assert codes("UNIT-KIND-LOCAL") == ["city_district", "committee", "department", "direct", "town"]
    assert codes("UNIT-RENAMED") == ["state_tax", "local_tax", "quality", "safety"]
