"""The periods of disputes: units, last days on holidays, stays, and a proof that adds up."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.cases.disputes.enums import Moment
from gongkai.cases.disputes.facts import Fact, Facts
from gongkai.cases.disputes.reckoning import review_terms, suit_terms
from gongkai.law.calendar import national
from gongkai.law.errors import ClockError
from gongkai.law.installed import Law
from gongkai.law.rulebook import Unit, shipped

LAW = Law(shipped(), national())
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 6, 30))


def facts(day, *more, simplified=False):
    registered = Fact(Moment.REGISTERED, day, {"accepted": day.isoformat(), "simplified": simplified})
    return Facts((registered, Fact(Moment.COPY, day, {}), *more))


def terms(kind, *arguments, **fields):
    made = review_terms if kind == "review" else suit_terms
    return {term.code: term for term in made(facts(*arguments, **fields), LAW)}


@pytest.mark.parametrize(
    ("received", "simplified", "answer", "decision"),
    [
        # ten working days and sixty natural days in one file; before the Spring Festival of 2026
        (dt.date(2026, 2, 9), False, dt.date(2026, 2, 28), dt.date(2026, 4, 10)),
        (dt.date(2026, 2, 9), True, dt.date(2026, 2, 14), dt.date(2026, 3, 11)),
        # the thirtieth day is a Saturday: the Monday after it
        (dt.date(2026, 1, 8), True, dt.date(2026, 1, 15), dt.date(2026, 2, 9)),
    ],
)
def test_in_a_review_short_periods_are_working_days_and_long_ones_natural(received, simplified, answer, decision):
    found = terms("review", received, simplified=simplified)
    assert (found["answer"].rule.unit, found["decision"].rule.unit) == (Unit.WORKING_DAY, Unit.DAY)
    assert (found["answer"].due, found["decision"].due) == (answer, decision)


def test_in_a_suit_every_day_counts_and_a_holiday_at_the_end_moves_it():
    found = terms("suit", dt.date(2026, 2, 2))
    assert found["answer"].due == dt.date(2026, 2, 24)  # the fifteenth day, 02-17, lies in the Spring Festival
    assert found["answer"].proof[-1].rule.id == "PER-ROLL"
    assert found["judgment"].due == dt.date(2026, 8, 3)
    assert terms("suit", dt.date(2026, 2, 2), simplified=True)["judgment"].due == dt.date(2026, 3, 19)


@settings(max_examples=300, deadline=None)
@given(DAYS, st.booleans(), st.sampled_from(["review", "suit"]))
def test_the_proof_covers_every_day_once_and_ends_on_the_last(day, simplified, kind):
    for term in terms(kind, day, simplified=simplified).values():
        spans = term.proof
        assert spans[0].first == term.start
        assert spans[-1].last == term.due
        for before, after in pairwise(spans):
            assert after.first == before.last + dt.timedelta(days=1)
        if term.rule.unit in {Unit.WORKING_DAY, Unit.DAY}:
            assert sum(span.counted for span in spans) == term.rule.number
        assert national().is_working(term.due)


def test_a_stay_leaves_the_decision_open_and_its_days_are_given_back():
    day = dt.date(2026, 3, 2)
    stayed = Fact(Moment.SUSPENDED, dt.date(2026, 3, 12), {})
    assert terms("review", day, stayed)["decision"].due is None
    back = Fact(Moment.RESUMED, dt.date(2026, 3, 22), {})
    found = terms("review", day, stayed, back)["decision"]
    assert found.due == dt.date(2026, 5, 11)
    assert any("DIS-PAUSE" in caution for caution in found.cautions)


def test_a_review_is_extended_by_thirty_days_at_most_and_never_in_the_simplified_procedure():
    day = dt.date(2026, 3, 2)
    longer = Fact(Moment.EXTENDED, dt.date(2026, 4, 1), {"days": 30})
    assert terms("review", day, longer)["decision"].due == dt.date(2026, 6, 1)
    with pytest.raises(ClockError, match="最多延长30日"):
        terms("review", day, Fact(Moment.EXTENDED, dt.date(2026, 4, 1), {"days": 31}))
    with pytest.raises(ClockError, match="不能延长"):
        terms("review", day, longer, simplified=True)


@pytest.mark.parametrize(
    ("kind", "moment", "data"),
    [
        ("review", Moment.ANSWERED, {}),
        ("review", Moment.DECIDED, {}),
        ("suit", Moment.JUDGED, {"outcome": "redo"}),
    ],
)
def test_nothing_is_answered_or_decided_before_the_copy_came(kind, moment, data):
    day = dt.date(2026, 3, 2)
    with pytest.raises(ClockError, match="早于收到副本"):
        terms(kind, day, Fact(moment, dt.date(2026, 3, 1), data))


@pytest.mark.parametrize(
    ("outcome", "rule", "due", "ours"),
    [
        ("redo", "SUE-85", dt.date(2026, 6, 16), True),
        ("claim_rejected", "SUE-85", dt.date(2026, 6, 16), False),
        ("dismissed", "SUE-85r", dt.date(2026, 6, 11), False),
        ("withdrawn", None, None, None),
    ],
)
def test_a_judgment_is_appealed_in_fifteen_days_a_ruling_in_ten(outcome, rule, due, ours):
    judged = Fact(Moment.JUDGED, dt.date(2026, 5, 29), {"outcome": outcome, "served": "2026-06-01"})
    found = terms("suit", dt.date(2026, 3, 2), judged).get("appeal")
    assert (found and (found.rule.id, found.due, found.ours)) == (rule and (rule, due, ours))


def test_what_is_left_is_told_in_the_rules_own_unit():
    found = terms("review", dt.date(2026, 2, 9))
    today = dt.date(2026, 2, 13)
    assert found["answer"].words(today) == ("还剩6个工作日", "")
    assert found["answer"].words(dt.date(2026, 2, 14)) == ("还剩5个工作日", "soon")
    assert found["decision"].words(today) == ("还剩56日", "")
    assert found["answer"].words(dt.date(2026, 3, 2)) == ("已逾期1个工作日", "late")


def test_a_version_of_the_law_that_did_not_exist_yet_is_named():
    with pytest.raises(ClockError, match="2024-01-01"):
        terms("review", dt.date(2023, 12, 29), simplified=True)
    old = terms("review", dt.date(2023, 12, 4))["answer"]
    assert (old.rule.unit, old.due) == (Unit.DAY, dt.date(2023, 12, 14))


def test_a_stay_of_a_suit_is_left_out_by_law_and_without_a_caution():
    day = dt.date(2026, 3, 2)
    stayed, back = Fact(Moment.SUSPENDED, dt.date(2026, 3, 12), {}), Fact(Moment.RESUMED, dt.date(2026, 3, 22), {})
    found = terms("suit", day, stayed, back)["judgment"]
    assert found.due == dt.date(2026, 9, 14)  # 2026-09-02 and ten days, which is a Saturday
    assert "SUE-50" in {rule.id for rule in found.rules}
    assert not any("SUE-50" in caution for caution in found.cautions)


def test_after_a_remand_the_ordinary_procedure_counts():
    day, back = dt.date(2026, 3, 2), dt.date(2026, 6, 1)
    history = (
        Fact(Moment.JUDGED, dt.date(2026, 4, 1), {"outcome": "redo"}),
        Fact(Moment.APPEALED, dt.date(2026, 4, 10), {}),
        Fact(Moment.REMANDED, back, {}),
        Fact(Moment.PROCEDURE, dt.date(2026, 6, 8), {"accepted": "2026-06-08"}),
    )
    found = terms("suit", day, *history, simplified=True)["judgment"]
    assert (found.rule.id, found.due) == ("SUE-81", dt.date(2026, 12, 8))


def test_evidence_that_waits_for_a_hindrance_to_end_has_no_day_and_says_why():
    found = terms("suit", dt.date(2026, 3, 2), Fact(Moment.EVIDENCE_DELAYED, dt.date(2026, 3, 10), {}))["evidence"]
    assert (found.due, found.words(dt.date(2026, 3, 11))) == (None, ("正当事由消除后起算，暂无到期日", ""))
    assert [span.rule.id for span in found.proof] == ["CLK-DAY0", "SUE-34x"]
