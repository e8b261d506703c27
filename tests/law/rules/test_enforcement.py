"""行政执法公示 (国办发〔2018〕118号, 行政处罚法, 市场监管总局令第45号)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import Effect, Room, Scope
from tests.law.rules.stated import codes, figure, only, words

ENFORCEMENT, SAMR = "国办发〔2018〕118号", "国家市场监督管理总局令第45号"

# id, value, unit, bound, from, article, certainty, 文号, first day, effect
LIMITS = [
    ("ENF-LIC", 7, "工作日", "most", "decision", "（六）", "R", ENFORCEMENT, date(2018, 12, 5), "publish"),
    ("ENF-OTH", 20, "工作日", "most", "decision", "（六）", "R", ENFORCEMENT, date(2018, 12, 5), "publish"),
    ("ENF-WD", 3, "工作日", "most", "annulled", "第四十八条第二款", "R", None, date(2021, 7, 15), "withdraw"),
    ("ENF-SAMR", 20, "工作日", "most", "decision", "第九条", "R", SAMR, date(2021, 9, 1), "publish"),
    ("ENF-SAMR-SEND", 10, "工作日", "most", "decision", "第十条", "R", SAMR, date(2021, 9, 1), "notify"),
    ("ENF-SAMR-SHOW", 10, "工作日", "most", "penalty_forwarded", "第十条", "R", SAMR, date(2021, 9, 1), "publish"),
    (
        "ENF-SAMR-3MO",
        3,
        "月",
        None,
        "penalty_published",
        "第十三条第一款",
        "R",
        SAMR,
        date(2021, 9, 1),
        "withdraw",
    ),
    ("ENF-SAMR-3Y", 3, "年", None, "penalty_published", "第十三条", "R", SAMR, date(2021, 9, 1), "withdraw"),
]


@pytest.mark.parametrize("stated", LIMITS, ids=[row[0] for row in LIMITS])
def test_limits(stated):
    rule = only(stated[0])
    assert (*figure(rule.id), rule.authority.number, rule.valid_from, rule.effect.value) == stated[1:]


def test_taking_down_rests_on_three_articles():
    assert [each.article for each in only("ENF-WD").also] == ["第八十五条", "第十一条"]


def test_short_limits_of_the_penalty_law_are_working_days():
    assert codes("ENF-85") == ["2", "3", "5", "7"]
    assert {item.facts["unit"] for item in only("ENF-85").items} == {"工作日"}
    assert only("ENF-85").authority.article == "第八十五条"


def test_the_yearly_overview_is_due_on_the_last_of_january():
    rule = only("ENF-ANN")
    assert (rule.value, rule.effect, rule.authority.number) == ("01-31", Effect.REPORT, ENFORCEMENT)


@pytest.mark.parametrize(
    ("rule_id", "stated"),
    [
        ("ENF-OTH", ["执法机关", "执法对象", "执法类别", "执法结论"]),
        (
            "ENF-SAMR-FIELDS",
            [
                "行政处罚决定书文号",
                "当事人基本情况",
                "违法行为类型",
                "行政处罚内容",
                "作出决定的行政机关名称",
                "决定日期",
            ],
        ),
        ("ENF-LIC-FIELDS", ["决定书文号", "项目名称", "审批类别", "许可内容", "行政相对人代码", "许可机关"]),
        (
            "ENF-PEN-FIELDS",
            [
                "决定书文号",
                "处罚名称",
                "处罚类别",
                "处罚事由",
                "处罚依据",
                "行政相对人代码",
                "处罚结果",
                "处罚机关",
            ],
        ),
        (
            "ENF-HIDE",
            [
                "家庭住址",
                "联系方式",
                "身份证件号码",
                "个人银行账号",
                "健康状况",
                "被处罚人以外的自然人姓名",
                "单位银行账号",
            ],
        ),
        (
            "ENF-RANDOM-FIELDS",
            ["序号", "检查项目", "子项", "检查主体", "检查依据", "检查方式", "检查内容", "备注"],
        ),
    ],
)
def test_closed_lists_in_words(rule_id, stated):
    assert words(rule_id) == stated


def test_how_long_a_penalty_stays_on_the_credit_site():
    spans = {
        item.code: tuple(item.facts[name] for name in ("least", "least_unit", "most", "most_unit"))
        for item in only("ENF-CREDIT").items
    }
    assert spans == {"serious": (6, "月", 3, "年"), "general": (3, "月", 1, "年")}
    assert only("ENF-CREDIT").authority.number == "发改办财金〔2019〕527号"


def test_random_checks_of_yuhua():
    assert figure("ENF-RANDOM")[:4] == (20, "工作日", "most", "inspection_ended")
    assert (only("ENF-RANDOM").scope, only("ENF-RANDOM").place) == (Scope.CITY, "石家庄市裕华区")


def test_between_two_limits_the_earlier_is_the_target_and_the_later_the_breach():
    rule = only("ENF-CONFLICT")
    assert (rule.value, rule.room, rule.certainty.value) == ("earlier_target_later_breach", Room.OPEN, "m")
    assert rule.params == {"between": ["ENF-LIC", "ENF-SAMR"]}
