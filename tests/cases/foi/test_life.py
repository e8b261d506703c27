"""The life of an application, from receipt to the archive, and what turns it aside."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.cases import clock
from gongkai.cases.actions import recount, serve_letter, take
from gongkai.cases.enums import Channel, ConsultedBody, Opinion, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.consulting import reached
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from tests.factories.cases import SOMEBODY, handled, registered, signed

JANUARY = dt.date(2026, 1, 5)


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def test_an_application_over_the_counter_is_answered_in_twenty_working_days(office):
    with at("2026-01-05"):
        case = handled(office)
    assert (case.received_on, case.due_on, case.clock) == (JANUARY, dt.date(2026, 2, 2), "running")
    assert case.number == "依申请〔2026〕1号"
    with at("2026-01-20"):
        signed(office, case)
        actions.serve(case, ServiceMethod.POST, sent_on=dt.date(2026, 1, 20), actor=office.handler)
    assert (case.state, case.closed_on, case.cell) == (FoiState.ANSWERED, dt.date(2026, 1, 20), "grant")
    actions.archive(case, actor=office.handler)
    assert case.state == FoiState.ARCHIVED
    kinds = list(case.events.values_list("kind", flat=True))
    assert kinds == ["register", "assign", "propose", "approve", "clear", "sign", "serve", "archive"]
    assert AuditEntry.objects.filter(event__startswith="case.", subject_id=str(case.pk)).count() >= len(kinds)


def test_an_online_application_counts_from_its_confirmation(office):
    with at("2026-01-05"):
        case = registered(office, channel=Channel.INTERNET)
    assert case.state == FoiState.UNCONFIRMED
    assert case.provisional
    with at("2026-01-07"):
        actions.confirm(case, actor=office.handler)
    assert case.received_on == dt.date(2026, 1, 7)
    assert not case.provisional


def test_a_correction_starts_the_limit_anew_and_can_be_asked_once(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-01-08"):
        actions.ask_correction(case, "请写明年份", dt.date(2026, 1, 22), actor=office.handler)
    assert (case.state, case.due_on, case.clock) == (FoiState.AWAITING_CORRECTION, None, "stopped")
    with at("2026-02-10"):
        actions.correct(case, "2025年", actor=office.handler)
        assert case.due_on == dt.date(2026, 3, 16)
        with pytest.raises(RefusedError, match="只能告知一次"):
            actions.ask_correction(case, "再补正", dt.date(2026, 3, 1), actor=office.handler)


def test_silence_after_a_correction_notice_ends_a_case_only_with_proof_of_service(office):
    with at("2026-01-05"):
        case = handled(office)
        actions.ask_correction(case, "请写明年份", dt.date(2026, 1, 22), actor=office.handler)
    with at("2026-01-23"):
        with pytest.raises(RefusedError, match="送达记录"):
            actions.correction_lapsed(case, actor=office.handler)
        letter = case.letters.get(kind="correction")
        serve_letter(letter, ServiceMethod.POST, sent_on=dt.date(2026, 1, 5), actor=office.handler)
        actions.correction_lapsed(case, actor=office.handler)
        signed(office, case, "not_corrected", {"x": "y"})
        actions.serve(case, ServiceMethod.POST, sent_on=dt.date(2026, 1, 23), actor=office.handler)
    assert case.cell == "other_nosupp"


def test_what_the_record_does_not_prove_cannot_be_typed(office):
    case = handled(office)
    with pytest.raises(RefusedError, match="检索记录"):
        actions.propose(case, "not_existing", {"search_record": "查过了"}, actor=office.handler)
    actions.search(case, "档案室", "按题名检索", "没有", actor=office.handler)
    actions.propose(case, "not_existing", {}, actor=office.handler)
    assert case.state == FoiState.REVIEW


def test_while_a_third_party_is_asked_the_clock_waits_and_nothing_is_decided(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-01-08"):
        asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "涉及贵公司", who=SOMEBODY, actor=office.handler)
        assert case.due_on is None
        with pytest.raises(RefusedError, match="尚无结果"):
            actions.propose(case, "granted", {"information": "数据"}, actor=office.handler)
        reached(asked, dt.date(2026, 1, 8), actor=office.handler)
    with at("2026-01-09"):
        recount(actor=system("测试"))
        case.refresh_from_db()
        assert case.clock == "suspended"
    with at("2026-01-15"):
        asked.case.refresh_from_db()
        actions.opinion(asked, Opinion.OBJECTS, "商业秘密", actor=office.handler)
        case.refresh_from_db()
        assert case.due_on
        assert case.due_on > dt.date(2026, 2, 2)
        with pytest.raises(RefusedError, match="公共利益"):
            actions.propose(case, "granted", {"information": "数据"}, actor=office.handler)


def test_an_extension_needs_the_head_and_happens_once(office):
    with at("2026-01-05"):
        case = handled(office)
        with pytest.raises(RefusedError, match="签发人"):
            actions.extend(case, actor=office.handler, reason="材料多")
        actions.extend(case, actor=office.signatory, reason="材料多")
        assert case.due_on == dt.date(2026, 3, 6)
        with pytest.raises(RefusedError, match="一次"):
            actions.extend(case, actor=office.signatory, reason="还是多")


def test_a_fee_stops_the_clock_until_it_is_paid(office):
    with at("2026-01-05"):
        case = handled(office)
        with pytest.raises(InvalidInputError, match="不能同时"):
            actions.ask_fee(case, items=12, pages=40, actor=office.handler)
        notice = actions.ask_fee(case, pages=40, actor=office.handler)
        assert (notice.fen, case.clock) == (10000, "stopped")
    with at("2026-01-12"):
        case.refresh_from_db()
        notice.case.refresh_from_db()
        actions.pay(notice, receipt="苏财 0001", actor=office.handler)
    case.refresh_from_db()
    assert case.due_on == dt.date(2026, 2, 9)


def test_splitting_keeps_the_applicant_and_the_day_of_receipt(office):
    with at("2026-01-05"):
        case = handled(office, channel=Channel.COUNTER)
    with at("2026-01-07"):
        parts = actions.split(case, ["2025年教师人数", "2025年学校名录"], actor=office.handler)
    assert [part.received_on for part in parts] == [JANUARY, JANUARY]
    assert [part.state for part in parts] == [FoiState.HANDLING, FoiState.HANDLING]
    assert {part.parties.get().fingerprint for part in parts} == {case.parties.get().fingerprint}


def test_what_was_registered_twice_never_counts(office):
    first, second = registered(office), registered(office)
    actions.void(second, same_as=first, actor=office.officer, reason="同一封信登记了两次")
    assert not second.counts
    assert not second.open


def test_an_act_looked_at_too_long_ago_is_refused(office):
    case = handled(office)
    seen = case.version
    actions.search(case, "档案室", "题名", "无", actor=office.handler)
    with pytest.raises(RefusedError, match="刷新"):
        take(case, FoiEvent.SEARCH, actor=office.handler, seen=seen)


def test_the_cached_date_is_always_that_of_the_events(office):
    with at("2026-01-05"):
        case = handled(office)
        actions.extend(case, actor=office.signatory, reason="材料多")
    assert clock.deadline_of(case, case.events.all()).due == case.due_on
