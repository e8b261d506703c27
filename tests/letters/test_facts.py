"""Facts are checked all at once, and each complaint says which fact and what would be right."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai.letters import FactsError, kind_of
from gongkai.letters.facts import checked
from tests.letters.samples import FACTS

KIND = kind_of("correction")


def _problems(**changes):
    with pytest.raises(FactsError) as caught:
        checked(KIND, FACTS | changes)
    return caught.value.problems


def test_every_problem_is_told_at_once():
    problems = _problems(applicant="", received_on="昨天", correction_items="姓名", submit_to=3)
    assert len(problems) == 4
    assert "缺少申请人（applicant）" in problems
    assert "收到日期（received_on）应为日期，如 2026-03-05，不能是 '昨天'" in problems


@pytest.mark.parametrize("empty", ["", "  \n ", None])
def test_an_empty_fact_is_a_missing_one(empty):
    assert _problems(request=empty) == ("缺少所申请的信息（request）",)
    assert _problems(correction_until=empty or None) == ("缺少补正期限（correction_until）",)


def test_an_empty_list_is_a_missing_one():
    assert _problems(correction_items=[" ", ""]) == ("缺少补正事项（correction_items）",)


@pytest.mark.parametrize("value", [20260914, "2026-02-30", "2026/9/14", ["2026-09-14"], True])
def test_a_day_is_a_date_or_its_iso_form(value):
    (problem,) = _problems(received_on=value)
    assert problem.startswith("收到日期（received_on）应为日期")


def test_a_moment_is_no_day():
    assert _problems(received_on=datetime(2026, 9, 14, 8)) == (  # noqa: DTZ001 - what must be refused
        "收到日期（received_on）应为日期，不带时刻",
    )


def test_dates_and_their_iso_form_are_the_same():
    assert checked(KIND, FACTS)["received_on"] == date(2026, 9, 14)
    assert checked(KIND, FACTS | {"received_on": date(2026, 9, 14)}) == checked(KIND, FACTS)


def test_a_fact_that_is_too_long_says_how_long_it_may_be():
    (problem,) = _problems(request="长" * 5001)
    assert "有5001字，最多5000字" in problem
    (problem,) = _problems(correction_items=["项"] * 201)
    assert "有201段" in problem
    (problem,) = _problems(correction_items=["长" * 1001])
    assert "最多1000字" in problem


def test_a_flag_is_true_or_false():
    assert _problems(organization="是") == ("申请人是单位（organization）应为 true 或 false，不能是 '是'",)


def test_optional_facts_of_the_wrong_form_are_refused_too():
    assert len(_problems(phone=5550100)) == 1


@pytest.mark.parametrize(
    "fee", [{}, {"items": 1, "pages": 2}, {"items": "1"}, {"before": 3}, 400, {"items": True}, {"pages": 1.5}]
)
def test_a_fee_has_one_basis_in_whole_numbers(fee):
    with pytest.raises(FactsError, match="按件和按量选一种"):
        checked(kind_of("fee"), FACTS | {"fee": fee})


def test_what_a_letter_does_not_ask_for_is_not_looked_at():
    assert checked(KIND, FACTS | {"id_number": object()}) == checked(KIND, FACTS)


def test_a_name_keeps_its_own_stops_and_a_phrase_loses_them():
    held = checked(KIND, FACTS | {"applicant": "示范中心。", "submit_to": "窗口。"})
    assert held["applicant"] == "示范中心。"
    assert held["submit_to"] == "窗口"
