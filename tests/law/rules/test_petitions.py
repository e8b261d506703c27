"""信访工作条例 (in force 2022-05-01): natural days, and one limit in working days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.rules.stated import figure, only

# id, value, unit, bound, from, article, certainty
LIMITS = [
    ("PET-22", 15, "日", "most", "petition_received", "第二十二条", "R"),
    ("PET-23", 15, "日", "most", "petition_received", "第二十三条", "R"),
    ("PET-23-5", 5, "工作日", "most", "petition_assigned", "第二十三条", "R"),
    ("PET-34", 60, "日", "most", "petition_accepted", "第三十四条", "R"),
    ("PET-34x", 30, "日", "most", "petition_limit_ended", "第三十四条", "R"),
    ("PET-35", 30, "日", "most", "petition_answered", "第三十五条", "R"),
    ("PET-35r", 30, "日", "most", "petition_review_received", "第三十五条", "R"),
    ("PET-36", 30, "日", "most", "petition_review_answered", "第三十六条", "R"),
    ("PET-36r", 30, "日", "most", "petition_recheck_received", "第三十六条", "R"),
]


@pytest.mark.parametrize("stated", LIMITS, ids=[row[0] for row in LIMITS])
def test_limits(stated):
    rule = only(stated[0])
    assert figure(rule.id) == stated[1:]
    assert (rule.authority.instrument, rule.valid_from) == ("信访工作条例", date(2022, 5, 1))
