"""Checks between fields: identities and bounds, in any units, silent where something is not filled in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.information.kinds import DataType, KindCheck, KindField
from gongkai.information.kinds.formulas import FormulaError, Given, parse, violated

FIELDS = {
    "total": KindField("total", "总计", DataType.MONEY, unit="亿元"),
    "part": KindField("part", "分项", DataType.MONEY, unit="万元"),
    "rest": KindField("rest", "其余", DataType.MONEY, unit="万元"),
    "rate": KindField("rate", "比例", DataType.PERCENT),
    "begin": KindField("begin", "起", DataType.DATE),
    "end": KindField("end", "止", DataType.DATE),
}
COLUMNS = {"amount": KindField("amount", "金额", DataType.MONEY, unit="元")}


def wrong(rule, tolerance="0", totals=None, count=0, **values):
    given = Given(FIELDS, values, COLUMNS, totals or {}, count)
    return violated(KindCheck(rule, "对不上", tolerance=Decimal(tolerance)), given)


def test_units_do_not_matter():
    assert not wrong("total == part + rest", total="1", part="6000", rest="4000")
    assert "现为 1亿元，应= 1.1亿元" in wrong("total == part + rest", total="1", part="7000", rest="4000")


def test_a_tolerance_is_in_the_unit_of_the_first_field():
    assert not wrong("total == part", tolerance="0.01", total="1", part="10100")
    assert wrong("total == part", tolerance="0.01", total="1", part="10101")


def test_what_is_not_filled_in_says_nothing():
    assert not wrong("total == part + rest", total="1", part="6000")
    assert not wrong("rate == part / rest * 100", rate="1", part="1", rest="0")


def test_sums_and_counts_speak_of_the_rows():
    assert not wrong("total == sum(amount)", total="1", totals={"amount": Decimal(10**8)})
    assert wrong("total == sum(amount)", total="1", totals={"amount": Decimal(1)})
    assert wrong("count() <= 3", count=4)


def test_days_are_compared_by_their_order():
    assert not wrong("end >= begin", begin="2026-01-31", end="2026-02-01")
    assert wrong("end >= begin", begin="2026-02-01", end="2026-01-31") == "对不上"


@pytest.mark.parametrize(
    "rule",
    [
        "total",
        "total = part",
        "total == part == rest",
        "total != part",
        "open('x') == 1",
        "total.part == 1",
        "a ** 2 > 1",
        "sum(1) > 0",
        "max(total) > 1",
        "'a' == total",
        "total == -part",
    ],
)
def test_a_rule_that_is_more_than_a_comparison_is_refused(rule):
    with pytest.raises(FormulaError):
        parse(rule)
