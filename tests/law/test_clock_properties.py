"""Laws that hold for every lawful history."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import national
from gongkai.law.clock import deadline
from gongkai.law.errors import ClockError
from gongkai.law.events import EventType, read_event
from gongkai.law.explanation import explain
from gongkai.law.procedure import procedure
from tests.law.strategies import CHANNELS, MANY, SOME, cases, event, facts

FOI = procedure("foi")
ONE = timedelta(days=1)
NEVER = date.max  # nobody knows yet: a letter is out, or the clock has stopped
ZONES = ("Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Niue")


def found_for(case, events=None):
    return deadline(FOI, national(), events or case.events, channel=case.channel)


@MANY
@given(cases(delays=True))
def test_the_order_in_which_events_were_entered_means_nothing(case):
    told, shuffled = found_for(case), found_for(case, case.shuffled)
    assert facts(told) == facts(shuffled)
    at = case.looks[0]
    assert (told.state(at), told.remaining(at)) == (shuffled.state(at), shuffled.remaining(at))
    assert explain(told, at) == explain(shuffled, at)


@MANY
@given(st.lists(st.binary(min_size=3, max_size=3), max_size=6), st.binary(min_size=2, max_size=2))
def test_lawful_or_not_a_history_comes_to_one_answer_in_every_order(drawn, first):
    events = [event("received", "2026-01-05")]
    for kind, day, more in drawn:
        on = date(2026, 1, 3) + ONE * (day % 50)
        until = on + ONE * more if more % 3 else None
        approved_by = "负责人" if more % 4 else ""
        kinds = [*EventType][1:]
        events.append(
            event(kinds[kind % len(kinds)], on, days=more % 23 or None, approved_by=approved_by, until=until)
        )
    channel = CHANNELS[first[0] % len(CHANNELS)]
    turned = (
        events[::-1] if first[1] % 2 else sorted(events, key=lambda each: (each.type, each.on, each.days or 0))
    )
    assert _outcome(events, channel) == _outcome(turned, channel)


def _outcome(events, channel):
    try:
        found = deadline(FOI, national(), events, channel=channel)
    except ClockError as refusal:
        return type(refusal), str(refusal), refusal.rule, _named(refusal.event)
    return (*facts(found), explain(found, date(2026, 2, 1)))


def _named(blamed):
    return blamed and (blamed.type, blamed.on)


@MANY
@given(cases(delays=True))
def test_suspended_days_never_count(case):
    found = found_for(case)
    for span in found.proof:
        if not span.counted:
            continue
        for pause in found.history.pauses:
            assert span.last < pause.first or (pause.last is not None and pause.last < span.first)
        for stop in found.history.restarts:
            assert stop.on is not None
            assert span.first > stop.on


@MANY
@given(cases(delays=True))
def test_the_spans_of_a_proof_follow_each_other_from_arrival_to_the_due_date(case):
    found = found_for(case)
    proof = found.proof
    assert proof[0].first == found.history.received
    assert all(one.last is not None and one.last + ONE == two.first for one, two in pairwise(proof))
    assert proof[-1].last == found.due
    assert all(span.last is None or span.first <= span.last for span in proof)
    assert all(span.counted in {0, span.days} for span in proof)


@MANY
@given(cases(delays=True))
def test_every_proof_added_up_again_gives_the_limit_and_the_due_date(case):
    found = found_for(case)
    counted = sum(span.counted for span in found.proof)
    if found.due is None:
        assert counted <= (0 if found.history.stopped else found.limit)
        return
    extension = found.history.extension
    inherited = extension and extension.on >= found.history.start
    assert counted == found.limit == 20 + ((extension.days if inherited else 0) if extension else 0)
    last = [span.last for span in found.proof if span.counted][-1]
    until = found.history.delay.until if found.history.delay else None
    assert found.due == max(last, until or last)
    assert found.calendar.is_working(last)


@MANY
@given(cases(), st.integers(1, 19))
def test_a_longer_extension_never_ends_earlier(case, days):
    events = [each for each in case.events if each.type is not EventType.EXTENDED]
    granted = [event("extended", case.receipt, days=more, approved_by="负责人") for more in (days, days + 1)]
    plain, *longer = [found_for(case, [*events, *more]).due or NEVER for more in ([], granted[:1], granted[1:])]
    short, long = longer
    assert plain <= short <= long
    if found_for(case).history.start != case.receipt:
        assert plain == short == long
    elif long < NEVER:
        assert plain < short < long


@SOME
@given(cases(), st.integers(0, 30))
def test_a_later_reply_never_ends_the_limit_earlier(case, more):
    late = [
        event(each.type, each.on + ONE * more) if each.type is EventType.THIRD_PARTY_REPLIED else each
        for each in case.events
    ]
    assert (found_for(case).due or NEVER) <= (found_for(case, late).due or NEVER)


@SOME
@given(cases(delays=True), st.integers(0, 60))
def test_remaining_days_fall_day_by_day_by_what_the_day_counts(case, passed):
    found = found_for(case)
    today = found.history.start + ONE * passed
    now, before = found.remaining(today), found.remaining(today - ONE)
    if passed == 0 or now is None or before is None:
        return
    assert before - now in {0, 1}
    if before != now:
        assert found.calendar.is_working(today)
    assert found.due is None or found.history.end or (now < 0) <= (today > found.due)


@SOME
@given(cases(delays=True))
def test_events_survive_their_json(case):
    assert [read_event(each.as_json()) for each in case.events] == [*case.events]


@MANY
@given(cases(delays=True), st.sampled_from(ZONES))
def test_the_server_s_time_zone_changes_nothing(case, zone):
    at = case.looks[0]
    here = found_for(case)
    said = facts(here), here.remaining(at)
    before = os.environ.get("TZ")
    try:
        os.environ["TZ"] = zone
        time.tzset()
        there = found_for(case)
        assert (facts(there), there.remaining(at)) == said
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()
