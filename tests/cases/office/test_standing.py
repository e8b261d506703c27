"""A precedent says what reconsideration and the courts made of its answer, without anybody writing it there."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from gongkai.cases.disputes import actions
from gongkai.cases.office import hints, precedents
from gongkai.cases.office.desk.precedents import PrecedentFilters
from gongkai.cases.office.enums import Standing
from gongkai.cases.office.models import Precedent
from gongkai.core.audit.models import AuditEntry
from tests.factories.disputes import disputed
from tests.factories.office import answered

REQUEST = "学位供给的统计数据"


@pytest.fixture
def act(office):
    return answered(office, title=REQUEST, request=REQUEST)


def approved(office, act):
    made = precedents.propose(act, actor=office.handler)
    precedents.approve(made, actor=office.officer)
    return made


def stands(precedent):
    precedent.refresh_from_db()
    return precedent.standing, precedent.outcome


def reviewed(office, act, outcome):
    case = disputed(office, "review", act, timezone.localdate())
    actions.decide(case, outcome, actor=office.handler)
    return case


@pytest.mark.parametrize(
    ("outcome", "standing", "words"),
    [
        ("upheld", "upheld", "行政复议：维持"),
        ("redo", "corrected", "行政复议：撤销并责令重新答复"),
        ("withdrawn", "other", "行政复议：撤回申请，终止"),
    ],
)
def test_the_end_of_a_review_marks_the_precedent(office, act, outcome, standing, words):
    made = approved(office, act)
    assert stands(made) == ("", "")
    reviewed(office, act, outcome)
    assert stands(made) == (standing, words)
    assert AuditEntry.objects.filter(event="precedent.note_outcome", subject_id=str(made.pk)).count() == 1


def test_one_made_afterwards_knows_it_from_the_beginning(office, act):
    reviewed(office, act, "revoked")
    assert stands(approved(office, act))[0] == Standing.CORRECTED


def test_a_suit_marks_it_when_its_judgment_takes_effect_and_not_before(office, act):
    made, today = approved(office, act), timezone.localdate()
    case = disputed(office, "suit", act, today)
    actions.judge(case, "claim_rejected", actor=office.handler)
    assert stands(made) == ("", "")
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        actions.take_effect(case, actor=office.handler)
    assert stands(made) == ("upheld", "未经复议直接起诉：驳回诉讼请求")


def test_what_was_corrected_once_stays_corrected_though_the_suit_after_it_fails(office, act):
    made = approved(office, act)
    review = reviewed(office, act, "unlawful")
    case = disputed(office, "suit", act, timezone.localdate(), after=review)
    actions.judge(case, "dismissed", actor=office.handler)
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        actions.take_effect(case, actor=office.handler)
    assert stands(made) == ("corrected", "行政复议：确认违法；复议后起诉：驳回起诉")


def test_the_second_instance_has_the_last_word(office, act):
    made = approved(office, act)
    case = disputed(office, "suit", act, timezone.localdate())
    actions.judge(case, "redo", actor=office.handler)
    actions.appeal(case, by_us=True, actor=office.handler)
    actions.judge_appeal(case, "reversed", outcome="claim_rejected", actor=office.handler)
    assert stands(made)[0] == Standing.UPHELD


def test_a_struck_registration_says_nothing(office, act):
    made = approved(office, act)
    case = disputed(office, "review", act, timezone.localdate())
    actions.void(case, actor=office.officer, reason="登记错误")
    precedents.follow_disputes(act, actor=office.officer)
    assert stands(made) == ("", "")


def test_hints_put_what_was_corrected_last_and_the_list_is_filtered_by_it(office, act):
    lost, kept = approved(office, act), approved(office, answered(office, title=REQUEST, request=f"{REQUEST}表"))
    reviewed(office, act, "redo")
    assert hints.precedents_like(REQUEST, office.handler) == [kept, lost]
    rows = Precedent.objects.visible_to(office.handler)
    assert list(PrecedentFilters({"standing": "corrected"}, queryset=rows, actor=office.handler).qs) == [lost]
