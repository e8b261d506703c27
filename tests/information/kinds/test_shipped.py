"""The structured kinds that come with the platform are whole: what the field publishes, with its law."""

from __future__ import annotations

import pytest

from gongkai import law
from gongkai.information import kinds
from gongkai.information.kinds import ChartOf, Frequency
from gongkai.information.kinds.field import PERIODS

STRUCTURED = [kind for kind in kinds.all_kinds() if kind.structured]


def columns(code):
    return {column.label for column in kinds.get(code).table.columns}


def test_the_key_fields_are_all_there():
    labels = {kind.label for kind in STRUCTURED}
    assert len(labels) >= 26
    assert {"政府预算决算", "部门预算决算", "月度财政收支", "地方政府债务", "行政许可", "行政处罚"} <= labels


@pytest.mark.parametrize("kind", STRUCTURED, ids=lambda kind: kind.code)
def test_each_has_a_rhythm_a_page_and_files(kind):
    assert kind.frequency
    assert kind.first
    assert kind.downloads
    assert "title" in kind.required
    assert any(field.required for field in kind.fields)


@pytest.mark.parametrize("kind", STRUCTURED, ids=lambda kind: kind.code)
def test_the_law_that_it_names_is_in_force(kind):
    assert all(law.rule(rule_id) for rule_id in kind.limits)


@pytest.mark.parametrize("kind", STRUCTURED, ids=lambda kind: kind.code)
def test_charts_compare_like_with_like(kind):
    for chart in kind.charts:
        if chart.of is ChartOf.FIELDS:
            assert len({kind.field(code).unit for code in chart.values}) == 1
        else:
            assert kind.table.column(chart.over).privacy is None


def test_limits_of_the_law_stand_where_they_belong():
    assert "BUD-14" in kinds.get("government_budget").limits
    assert "BUD-14" in kinds.get("department_budget").limits
    assert "ENF-LIC" in kinds.get("licence").limits
    assert {"ENF-LIC", "ENF-HIDE"} <= set(kinds.get("penalty").limits)


@pytest.mark.parametrize(
    ("code", "frequency"),
    [
        ("food_sampling", Frequency.WEEKLY),
        ("fiscal_monthly", Frequency.MONTHLY),
        ("soe_indicators", Frequency.MONTHLY),
        ("product_quality", Frequency.QUARTERLY),
    ],
)
def test_the_rhythm_is_that_of_the_work_plans(code, frequency):
    kind = kinds.get(code)
    assert kind.frequency is frequency
    assert kind.field(kind.period).type in PERIODS


def test_debt_has_the_eight_things():
    kind = kinds.get("government_debt")
    fields = {field.label for field in kind.fields if field.required}
    assert {"债务限额", "债务余额", "本期债券发行额", "偿还计划", "偿债资金来源"} <= fields
    assert {"发行额（亿元）", "品种", "期限", "利率", "偿还计划", "偿债资金来源"} <= columns("government_debt") | {
        column.heading for column in kind.table.columns
    }


def test_a_deal_is_followed_through_its_five_stages():
    table = kinds.get("public_resource_trading").table
    assert table.column("stage").choices == ("交易公告", "资格审查结果", "交易过程", "成交", "履约")


@pytest.mark.parametrize(("code", "rule"), [("licence", "ENF-LIC-FIELDS"), ("penalty", "ENF-PEN-FIELDS")])
def test_decisions_carry_what_double_publicity_asks_for(code, rule):
    said = "".join(columns(code))
    words = {"决定书文号": "文书号", "项目名称": "项目名称", "审批类别": "许可类别", "处罚名称": "处罚名称"}
    words |= {"处罚类别": "处罚种类", "处罚事由": "违法事实", "处罚结果": "处罚内容"}
    words |= {"行政相对人代码": "统一社会信用代码"}
    for item in law.rule(rule).items:
        says = item["says"] if isinstance(item, dict) else item.says
        wanted = words.get(says, says)
        assert wanted in said or wanted.replace("书", "") in said or says in said, says


def test_penalties_keep_back_what_the_rule_says():
    table = kinds.get("penalty").table
    kept_back = {column.label for column in table.columns if column.privacy}
    assert {"住址", "联系方式", "证件号码", "银行账号"} <= kept_back
