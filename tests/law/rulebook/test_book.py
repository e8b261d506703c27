"""Versions of rules, and what held on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from gongkai import law
from gongkai.law.rulebook import Rulebook, RulebookError, UnknownRuleError
from tests.law.rulebook.sample import book, entry, read

OLD = entry(valid_from="2008-05-01", valid_to="2019-05-14", value="15")
NEW = entry(valid_from="2019-05-15", value="20")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2008, 5, 1), 15),
        (date(2019, 5, 14), 15),
        (date(2019, 5, 15), 20),
        (date(2030, 1, 1), 20),
    ],
)
@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_the_version_in_force_answers(day, value, order):
    assert book(*order).rule("TST-1", on=day).value == value


def test_versions_stand_oldest_first_however_they_were_written():
    assert [rule.value for rule in book(NEW, OLD).versions("TST-1")] == [15, 20]


def test_before_the_first_version_nothing_holds():
    with pytest.raises(
        UnknownRuleError, match="TST-1 在 2008-04-30 没有有效版本，有效期为 2008-05-01至2019-05-14；2019-05-15至今"
    ):
        book(OLD, NEW).rule("TST-1", on=date(2008, 4, 30))


def test_a_gap_between_versions_is_allowed_and_nothing_holds_in_it():
    rules = book(OLD, entry(valid_from="2021-01-01", value="20"))
    assert rules.rule("TST-1", on=date(2021, 1, 1)).value == 20
    with pytest.raises(UnknownRuleError, match="没有有效版本"):
        rules.rule("TST-1", on=date(2020, 6, 1))


@pytest.mark.parametrize(
    "other",
    [
        entry(valid_from="2019-05-14"),
        entry(valid_from="2008-05-01", valid_to="2008-05-01"),
        entry(),
        entry(valid_to="2008-05-01"),
        OLD,
    ],
)
def test_overlapping_versions_are_refused_with_both_spans(other):
    for texts in ((OLD, other), (other, OLD)):
        with pytest.raises(RulebookError, match=r"TST-1 的两个版本有效期重叠：.*至.* 与 .*至"):
            book(*texts)


def test_two_open_versions_overlap():
    with pytest.raises(RulebookError, match="起初至今 与 起初至今"):
        book(entry(), entry())


@given(
    starts=st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=2, max_size=5, unique=True),
    day=st.dates(date(2000, 1, 1), date(2045, 1, 1)),
    seed=st.randoms(),
)
def test_on_every_day_the_last_version_begun_holds(starts, day, seed):
    starts = sorted(starts)
    ends = [each - timedelta(days=1) for each in starts[1:]]
    texts = [
        entry(valid_from=first, valid_to=last, value=str(number))
        for number, (first, last) in enumerate(zip(starts, [*ends, None], strict=True))
    ]
    seed.shuffle(texts)
    begun = [number for number, first in enumerate(starts) if first <= day]
    rules = book(*texts)
    if begun:
        assert rules.rule("TST-1", on=day).value == begun[-1]
    else:
        with pytest.raises(UnknownRuleError):
            rules.rule("TST-1", on=day)


def test_a_book_counts_versions_and_knows_its_ids():
    rules = book(OLD, NEW, entry(id='"TST-2"'))
    assert len(rules) == len(list(rules)) == 3
    assert "TST-2" in rules
    assert "TST-3" not in rules
    assert [rule.value for rule in rules.in_force(date(2010, 1, 1))] == [15, 10]


def test_a_replaced_version_leaves_the_others_and_the_book_itself():
    rules = book(OLD, NEW)
    (changed,) = read(entry(valid_from="2019-05-15", value="12"))
    (added,) = read(entry(id='"TST-9"'))
    again = rules.replaced([changed, added])
    assert [rule.value for rule in again.versions("TST-1")] == [15, 12]
    assert "TST-9" in again
    assert [rule.value for rule in rules.versions("TST-1")] == [15, 20]


def test_an_unknown_rule_is_told_with_its_neighbours():
    with pytest.raises(UnknownRuleError) as caught:
        book(entry(), entry(id='"TST-2"')).rule("TST-7")
    assert str(caught.value) == "没有规则 TST-7，相近的有 TST-1、TST-2"
    assert isinstance(caught.value, KeyError)


def test_a_rule_written_in_small_letters_is_found_as_neighbour():
    with pytest.raises(UnknownRuleError, match="没有规则 tst-1，相近的有 TST-1"):
        book(entry()).rule("tst-1")


@pytest.mark.parametrize("wrong", ["", "XYZ-1", "三十三"])
def test_without_neighbours_the_whole_list_is_named(wrong):
    with pytest.raises(UnknownRuleError, match="全部规则见 gongkai law rules"):
        book(entry()).versions(wrong)


def test_an_empty_book_holds_nothing():
    assert len(Rulebook([])) == 0
    assert Rulebook([]).in_force() == []


def test_without_a_day_it_is_today_in_china_wherever_the_server_stands():
    rules = book(OLD, NEW)
    with time_machine.travel("2019-05-14T15:59:00Z"):
        assert rules.rule("TST-1").value == 15
    with time_machine.travel("2019-05-14T16:00:00Z"):
        assert rules.rule("TST-1").value == 20


@pytest.mark.parametrize(
    ("rule_id", "before", "after"),
    [("FOI-33", "15个工作日", "20个工作日"), ("FOI-33x", "15个工作日", "20个工作日")],
)
def test_the_answer_limit_changed_on_15_may_2019(rule_id, before, after):
    assert law.rule(rule_id, on=date(2019, 5, 14)).amount == before
    assert law.rule(rule_id, on=date(2019, 5, 15)).amount == after
    assert law.rule(rule_id, on=date(2019, 5, 14)).authority.number == "国务院令第492号"
    assert law.rule(rule_id, on=date(2019, 5, 15)).authority.number == "国务院令第711号"


@pytest.mark.parametrize("rule_id", ["FOI-32", "FOI-34"])
def test_what_the_regulation_of_2019_brought_did_not_hold_before(rule_id):
    assert law.rule(rule_id, on=date(2019, 5, 15)).amount == "15个工作日"
    with pytest.raises(UnknownRuleError, match="没有有效版本"):
        law.rule(rule_id, on=date(2019, 5, 14))


def test_the_library_lists_every_version():
    found = [(rule.value, rule.valid_to) for rule in law.rules() if rule.id == "FOI-33"]
    assert found == [(15, date(2019, 5, 14)), (20, None)]


@pytest.mark.parametrize("day", ["2026-01-26", datetime(2026, 1, 26, tzinfo=UTC), 20260126])
def test_a_day_is_a_date_and_nothing_else(day):
    with pytest.raises(TypeError, match="on 应为日期"):
        law.rule("FOI-33", on=day)
