"""The life of a review and of a suit, and what comes of them."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.cases.clock import deadline_of
from gongkai.cases.disputes import actions
from gongkai.cases.disputes.cautions import cautions_of
from gongkai.cases.disputes.clocks import terms_of
from gongkai.cases.disputes.enums import ReviewState, SuitState
from gongkai.cases.disputes.evidence import missing
from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.enums import ApplicantClass, ServiceMethod
from gongkai.cases.foi import actions as foi
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.foi.statistics import requests_table
from gongkai.cases.models import Case, Challenge
from gongkai.core.errors import InvalidInputError, RefusedError
from tests.factories.cases import SOMEBODY, handled, signed
from tests.factories.disputes import answered, defended, disputed

ANSWERED_ON, FILED_ON = dt.date(2026, 1, 5), dt.date(2026, 1, 12)


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


@pytest.fixture
def act(office):
    with at("2026-01-05"):
        return answered(office, ANSWERED_ON)


def term(case, code):
    return next(each for each in terms_of(case) if each.code == code)


def test_a_review_by_the_simplified_procedure_is_answered_in_five_working_days(office, act):
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON, simplified=True, docket="示复〔2026〕3号")
        assert (case.state, case.due_on) == (ReviewState.ANSWERING, dt.date(2026, 1, 19))
        assert term(case, "decision").due == dt.date(2026, 2, 11)
        assert (case.handler, case.number) == (act.handler, "复议〔2026〕1号")
    with at("2026-01-16"):
        defended(office, case)
        assert (case.state, case.due_on, case.clock) == (ReviewState.EXAMINED, None, "running")
        letter = case.letters.get()
        assert letter.kind == "review_defence"
        assert SOMEBODY.name in str(letter.content)
    with at("2026-02-02"):
        actions.decide(case, "upheld", actor=office.handler)
    assert (case.state, case.cell, case.closed_on) == (ReviewState.DECIDED, "upheld", dt.date(2026, 2, 2))
    actions.archive(case, actor=office.handler)


def test_the_claimant_lies_sealed_and_the_title_names_nobody(office, act):
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON)
    party = case.parties.get()
    assert SOMEBODY.name.encode() not in bytes(party.sealed)
    assert SOMEBODY.name not in case.title
    assert case.notes.get(name="claim").text == "请求撤销答复并责令重新答复"


def test_a_copy_that_comes_later_begins_the_organs_time(office, act):
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON, copy_on=None)
        assert (case.state, case.due_on) == (ReviewState.AWAITING_COPY, None)
    with at("2026-01-15"):
        actions.copy(case, dt.date(2026, 1, 14), actor=office.handler)
        assert case.due_on == dt.date(2026, 1, 28)
        actions.procedure(case, simplified=True, docket="示复〔2026〕4号", actor=office.handler)
        assert case.due_on == dt.date(2026, 1, 21)


def test_a_new_answer_that_was_ordered_is_tracked_and_is_no_new_application(office, act):
    with at("2026-01-12"):
        case = defended(office, disputed(office, "review", act, FILED_ON))
    with at("2026-02-02"):
        actions.decide(case, "redo", actor=office.handler)
        again = actions.redo(case, until=dt.date(2026, 2, 28), actor=office.handler)
        assert (again.kind, again.due_on, again.state) == ("redo", dt.date(2026, 2, 28), FoiState.HANDLING)
        assert again.parties.get().fingerprint == act.parties.get().fingerprint
        with pytest.raises(RefusedError, match="已启动"):
            actions.redo(case, actor=office.handler)
        with pytest.raises(RefusedError, match="不能拆分、收费、延长"):
            foi.extend(again, actor=office.signatory, reason="材料多")
    with at("2026-02-10"):
        signed(office, again)
        foi.serve(again, ServiceMethod.POST, sent_on=dt.date(2026, 2, 10), actor=office.handler)
    assert (again.state, again.closed_on) == (FoiState.ANSWERED, dt.date(2026, 2, 10))
    assert requests_table(Case.objects.all(), 2026)["new"]["total"] == 1
    assert review_litigation_table(Case.objects.all(), 2026)["review"]["corrected"] == 1


def test_an_order_without_a_period_gives_twenty_working_days(office, act):
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON)
        actions.decide(case, "perform", actor=office.handler)
        again = actions.redo(case, actor=office.handler)
    assert again.due_on == dt.date(2026, 2, 9)
    assert not again.new_answer.stated


def test_nothing_is_opened_anew_where_nothing_was_ordered(office, act):
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON)
        actions.decide(case, "unlawful", actor=office.handler)
        with pytest.raises(RefusedError, match="没有责令"):
            actions.redo(case, actor=office.handler)


def test_in_a_suit_answer_evidence_and_appeal_each_have_their_day(office, act):
    with at("2026-01-12"):
        case = disputed(office, "suit", act, FILED_ON)
        assert {each.code: each.due for each in terms_of(case)} == {
            "answer": dt.date(2026, 1, 27),
            "evidence": dt.date(2026, 1, 27),
            "judgment": dt.date(2026, 7, 13),
        }
    with at("2026-01-20"):
        actions.evidence_delay(case, until=dt.date(2026, 2, 20), actor=office.handler)
        assert case.due_on == dt.date(2026, 1, 27)
        words = {"handling": "办理", "defence": "理由", "prayer": "驳回"}
        actions.draft(case, **words, actor=office.handler)
        actions.sign(case, actor=office.signatory)
        actions.answer(case, evidence_too=False, actor=office.handler)
        assert case.due_on == dt.date(2026, 2, 20)
        actions.evidence(case, actor=office.handler)
        assert case.due_on is None
    with at("2026-03-09"):
        actions.judge(case, "redo", actor=office.handler, on=dt.date(2026, 3, 6), served_on=dt.date(2026, 3, 9))
        assert (case.state, case.due_on) == (SuitState.JUDGED, dt.date(2026, 3, 24))
        with pytest.raises(RefusedError, match="上诉期到 2026-03-24"):
            actions.take_effect(case, actor=office.handler)
    with at("2026-03-25"):
        actions.take_effect(case, actor=office.handler)
    assert (case.state, case.cell, case.closed_on) == (SuitState.FINAL, "corrected", dt.date(2026, 3, 25))


def test_a_second_instance_upholds_reverses_or_sends_back(office, act):
    with at("2026-01-12"):
        case = defended(office, disputed(office, "suit", act, FILED_ON))
        actions.judge(case, "redo", actor=office.handler)
        actions.appeal(case, by_us=True, actor=office.handler)
        assert case.state == SuitState.APPEAL
        actions.remand(case, actor=office.handler)
        assert (case.state, case.cell, case.closed_on) == (SuitState.TRIAL, "", None)
        actions.judge(case, "unlawful", actor=office.handler)
        actions.appeal(case, by_us=False, actor=office.handler)
        actions.appeal_copy(case, actor=office.handler)
        assert case.due_on == dt.date(2026, 1, 27)
        actions.appeal_answer(case, actor=office.handler)
        with pytest.raises(InvalidInputError, match="改判"):
            actions.judge_appeal(case, "reversed", actor=office.handler)
        actions.judge_appeal(case, "reversed", outcome="claim_rejected", actor=office.handler)
    assert (case.state, case.cell) == (SuitState.FINAL, "upheld")


def test_a_suit_that_was_taken_back_ends_at_once(office, act):
    with at("2026-01-12"):
        case = disputed(office, "suit", act, FILED_ON)
        actions.judge(case, "withdrawn", actor=office.handler)
    assert (case.state, case.cell) == (SuitState.FINAL, "other")


def test_a_suit_after_a_review_stands_in_its_own_row(office, act):
    with at("2026-01-12"):
        review = disputed(office, "review", act, FILED_ON)
        actions.decide(review, "upheld", actor=office.handler)
    with at("2026-01-20"):
        suit = disputed(office, "suit", act, dt.date(2026, 1, 20), after=review)
        assert suit.dispute.path == "after_review"
        table = review_litigation_table(Case.objects.all(), 2026)
    assert table["after_review"] == {"upheld": 0, "corrected": 0, "other": 0, "pending": 1, "total": 1}
    assert (table["review"]["upheld"], table["direct"]["total"]) == (1, 0)


def test_silence_is_complained_of_before_there_is_an_answer(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-02-03"):
        review = disputed(office, "review", case, dt.date(2026, 2, 3), challenge=Challenge.SILENCE)
        assert cautions_of(review) == []
    with at("2026-02-02"):
        early = disputed(office, "review", case, dt.date(2026, 2, 2), challenge=Challenge.SILENCE)
        assert "尚未逾期" in cautions_of(early)[0]


def test_a_third_party_is_a_claimant_of_its_own(office, act):
    with at("2026-01-12"):
        with pytest.raises(InvalidInputError, match="第三方"):
            disputed(office, "suit", act, FILED_ON, third_party=True)
        company = type(SOMEBODY)(name="示范市某某有限公司", contact="李工", phone="13900001111")
        suit = disputed(
            office,
            "suit",
            act,
            FILED_ON,
            third_party=True,
            claimant=company,
            klass=ApplicantClass.BUSINESS,
            challenge=Challenge.DISCLOSURE,
        )
    assert (suit.applicant_class, suit.parties.get().masked) == ("business", "示范***公司")


def test_a_refusal_goes_to_review_first_and_a_direct_suit_is_told_so(office):
    facts = {"article": "条例第十六条第一款", "reasons": "内部人事管理信息"}
    with at("2026-01-05"):
        refused = answered(office, ANSWERED_ON, "internal", facts)
    with at("2026-01-12"):
        suit = disputed(office, "suit", refused, FILED_ON)
    assert "复议前置" in cautions_of(suit)[0]


def test_what_comes_too_late_is_told_and_still_registered(office, act):
    with at("2026-09-01"):
        review = disputed(office, "review", act, dt.date(2026, 9, 1))
    assert any("已超过" in each for each in cautions_of(review))


def test_days_that_cannot_be_are_refused(office, act):
    with at("2026-01-12"):
        with pytest.raises(InvalidInputError, match="早于"):
            disputed(office, "review", act, FILED_ON, copy_on=dt.date(2026, 1, 9))
        with pytest.raises(InvalidInputError, match="还没有到"):
            disputed(office, "review", act, dt.date(2026, 1, 13))
        disputed(office, "review", act, FILED_ON, docket="示复〔2026〕3号")
        with pytest.raises(RefusedError, match="已登记"):
            disputed(office, "review", act, FILED_ON, docket="示复〔2026〕3号")


def test_before_2024_there_was_no_simplified_review(office):
    with at("2023-10-09"):
        act = answered(office, dt.date(2023, 10, 9))
    with at("2023-10-16"):
        with pytest.raises(RefusedError, match="2024-01-01"):
            disputed(office, "review", act, dt.date(2023, 10, 16), simplified=True)
        case = disputed(office, "review", act, dt.date(2023, 10, 16))
    assert case.due_on == dt.date(2023, 10, 26)


def test_the_drafter_does_not_sign(office, act):
    from gongkai.core.roles import Role
    from tests.factories.orgs import person_with

    both = person_with(office.unit, Role.HANDLER, Role.SIGNATORY).actor()
    with at("2026-01-12"):
        case = disputed(office, "review", act, FILED_ON)
        actions.draft(case, handling="a", defence="b", prayer="c", actor=both)
        with pytest.raises(RefusedError, match="职责分离"):
            actions.sign(case, actor=both)


def test_the_list_of_evidence_says_what_is_missing(office, act):
    assert any("申请书" in each for each in missing(act))
    assert deadline_of(act, act.events.exclude(law="")).due
