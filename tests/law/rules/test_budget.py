"""预决算公开 (预算法 14): twenty natural days."""

from __future__ import annotations

from datetime import date

from tests.law.rules.stated import column, figure, only, words


def test_twenty_days_are_not_working_days():
    assert figure("BUD-14") == (20, "日", "most", "approved_or_replied", "第十四条", "R")
    assert (only("BUD-14").authority.instrument, only("BUD-14").valid_from) == (
        "中华人民共和国预算法",
        date(2015, 1, 1),
    )


def test_who_publishes_and_from_when():
    assert column("BUD-14", "starts") == {"government": "批准", "department": "批复"}
    assert column("BUD-14", "responsible") == {"government": "本级政府财政部门", "department": "各部门"}


def test_three_matters_are_explained():
    assert words("BUD-EXPLAIN") == ["财政转移支付安排、执行情况", "举借债务情况", "机关运行经费安排、使用情况"]
