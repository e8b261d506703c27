"""Histories that cannot have happened under the law: each refusal names its article, its rule and its event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from gongkai.law.calendar import national
from gongkai.law.clock import deadline
from gongkai.law.errors import EventError, ImpossibleHistoryError
from gongkai.law.history import Pause, fold
from gongkai.law.procedure import Procedure, procedure
from gongkai.law.rulebook import Rulebook, shipped
from tests.law.strategies import event, history

FOI = procedure("foi")
RECEIVED = event("received", "2026-01-26")


DELAY_UNTIL = "delay_agreed 事件应有 until（确定的答复日期），且晚于确定之日"


def extension(day, days=20, approved_by="负责人"):
    return event("extended", day, days=days, approved_by=approved_by)


IMPOSSIBLE = {
    "answered before received": (
        [event("answered", "2026-01-25")],
        "FOI-33",
        "第三十三条第二款",
        "“作出答复”（2026-01-25）早于收到申请（2026-01-26）",
    ),
    "withdrawn before received": (
        [event("withdrawn", "2026-01-25")],
        "FOI-33",
        "第三十三条第二款",
        "“申请人撤回申请”（2026-01-25）早于收到申请（2026-01-26）",
    ),
    "confirmed before received": (
        [event("confirmed", "2026-01-25")],
        "FOI-31",
        "第三十一条",
        "“双方确认收到”（2026-01-25）早于收到申请（2026-01-26）",
    ),
    "consulted before received": (
        [event("third_party_consulted", "2026-01-25")],
        "FOI-31",
        "第三十一条",
        "“发出第三方征求意见书”（2026-01-25）早于收到申请（2026-01-26）",
    ),
    "received twice": ([event("received", "2026-01-27")], "FOI-31", "第三十一条", "一件申请只能收到一次"),
    "confirmed twice": (
        [event("confirmed", "2026-01-27"), event("confirmed", "2026-01-28")],
        "FOI-31",
        "第三十一条",
        "收到申请只能确认一次",
    ),
    "a second correction notice": (
        [event("correction_notified", "2026-01-27"), event("correction_notified", "2026-01-28")],
        "FOI-30",
        "第三十条",
        "补正只能告知一次",
    ),
    "a second correction notice after the first was heeded": (
        [
            event("correction_notified", "2026-01-27"),
            event("corrected", "2026-01-28"),
            event("correction_notified", "2026-01-29"),
        ],
        "FOI-30",
        "第三十条",
        "补正只能告知一次",
    ),
    "corrected without notice": (
        [event("corrected", "2026-01-28")],
        "FOI-30",
        "第三十条",
        "没有告知补正，不会收到补正",
    ),
    "corrected before the notice": (
        [event("corrected", "2026-01-27"), event("correction_notified", "2026-01-28")],
        "FOI-30",
        "第三十条",
        "没有告知补正，不会收到补正",
    ),
    "corrected twice": (
        [event("correction_notified", "2026-01-27"), *[event("corrected", f"2026-01-{day}") for day in (28, 29)]],
        "FOI-30",
        "第三十条",
        "没有告知补正，不会收到补正",
    ),
    "third party's reply without consultation": (
        [event("third_party_replied", "2026-01-28")],
        "FOI-32",
        "第三十二条",
        "没有“发出第三方征求意见书”，不会“收到第三方意见”",
    ),
    "organ's reply without consultation": (
        [event("organ_replied", "2026-01-28")],
        "FOI-34",
        "第三十四条",
        "没有“发出机关征求意见书”，不会“收到机关意见”",
    ),
    "an organ's reply to a third party's letter": (
        [event("third_party_consulted", "2026-01-27"), event("organ_replied", "2026-01-28")],
        "FOI-34",
        "第三十四条",
        "没有“发出机关征求意见书”，不会“收到机关意见”",
    ),
    "more replies than letters": (
        [event("third_party_consulted", "2026-01-27"), *[event("third_party_replied", "2026-01-28")] * 2],
        "FOI-32",
        "第三十二条",
        "没有“发出第三方征求意见书”，不会“收到第三方意见”",
    ),
    "paid without notice": ([event("fee_paid", "2026-01-28")], "FEE-06", "第六条", "没有发出收费通知，不会缴费"),
    "extended after the limit": (
        [extension("2026-03-02")],
        "FOI-33x",
        "第三十三条第二款",
        "答复期限已于2026-02-28届满，2026-03-02不能再延长",
    ),
    "extended twice": (
        [extension("2026-02-10", 5), extension("2026-02-11", 5)],
        "FOI-33x",
        "第三十三条第二款",
        "答复期限只能延长一次",
    ),
    "extended by too much": (
        [extension("2026-02-10", 21)],
        "FOI-33x",
        "第三十三条第二款",
        "延长21个工作日，应为1至20个工作日",
    ),
    "extended by nothing": (
        [extension("2026-02-10", 0)],
        "FOI-33x",
        "第三十三条第二款",
        "延长0个工作日，应为1至20个工作日",
    ),
    "extended by less than nothing": (
        [extension("2026-02-10", -1)],
        "FOI-33x",
        "第三十三条第二款",
        "延长-1个工作日，应为1至20个工作日",
    ),
    "extended without approval": (
        [extension("2026-02-10", 5, "")],
        "FOI-33x",
        "第三十三条第二款",
        "延长须经负责人同意，缺少 approved_by",
    ),
    "answered twice": (
        [event("answered", "2026-02-10"), event("answered", "2026-02-11")],
        "FOI-33",
        "第三十三条第二款",
        "2026-02-10 作出答复，不能再有“作出答复”",
    ),
    "answered and withdrawn": (
        [event("answered", "2026-02-10"), event("withdrawn", "2026-02-10")],
        "FOI-33",
        "第三十三条第二款",
        "2026-02-10 作出答复，不能再有“申请人撤回申请”",
    ),
    "extended after the answer": (
        [event("answered", "2026-02-10"), extension("2026-02-11")],
        "FOI-33",
        "第三十三条第二款",
        "2026-02-10 作出答复，此后（2026-02-11）不能再有“延长答复期限”",
    ),
    "corrected after the answer": (
        [*history(correction_notified="2026-01-27", answered="2026-02-10", corrected="2026-02-11")],
        "FOI-33",
        "第三十三条第二款",
        "2026-02-10 作出答复，此后（2026-02-11）不能再有“收到补正后的申请”",
    ),
    "extended twice on one day": (
        [extension("2026-02-10", 6), extension("2026-02-10", 5)],
        "FOI-33x",
        "第三十三条第二款",
        "答复期限只能延长一次",
    ),
    "extended twice on one day, once without a number": (
        [extension("2026-02-10", 1), extension("2026-02-10", None)],
        "FOI-33x",
        "第三十三条第二款",
        "答复期限只能延长一次",
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_an_impossible_history_is_refused_with_rule_and_article_in_every_order(name):
    events, rule, article, words = IMPOSSIBLE[name]
    told = set()
    for entered in list(permutations([RECEIVED, *events]))[:24]:
        with pytest.raises(ImpossibleHistoryError) as refusal:
            deadline(FOI, national(), entered, channel="internet")
        assert refusal.value.rule == rule
        assert f"{article}，规则 {rule}）" in str(refusal.value)
        assert str(refusal.value).partition("（《")[0] == words
        assert refusal.value.event in events
        told.add((str(refusal.value), str(refusal.value.event.as_json())))
    assert len(told) == 1


def test_the_refusal_names_the_later_one_of_two_that_exclude_each_other():
    for events, blamed in (
        ([event("correction_notified", "2026-01-28"), event("correction_notified", "2026-01-27")], "2026-01-28"),
        ([event("answered", "2026-02-12"), event("withdrawn", "2026-02-10")], "2026-02-12"),
        ([extension("2026-02-12"), extension("2026-02-10")], "2026-02-12"),
        ([event("confirmed", "2026-02-12"), event("confirmed", "2026-02-10")], "2026-02-12"),
    ):
        with pytest.raises(ImpossibleHistoryError) as refusal:
            fold(FOI, [RECEIVED, *events], "internet")
        assert str(refusal.value.event.on) == blamed


def test_the_earlier_one_of_two_receipts_is_the_receipt():
    with pytest.raises(ImpossibleHistoryError) as refusal:
        fold(FOI, [RECEIVED, event("received", "2026-01-20")], "counter")
    assert refusal.value.event == RECEIVED


def test_what_moves_no_clock_may_come_after_the_answer():
    events = history(received="2026-01-26", third_party_consulted="2026-01-27", organ_consulted="2026-01-28")
    events += history(answered="2026-02-10", third_party_replied="2026-02-11", organ_replied="2026-02-12")
    assert fold(FOI, [*events, event("confirmed", "2026-02-13")], "counter").end == event("answered", "2026-02-10")


def test_what_falls_on_the_day_of_the_answer_came_before_it():
    events = history(received="2026-01-26", correction_notified="2026-01-26", corrected="2026-01-26")
    assert fold(FOI, [*events, event("answered", "2026-01-26")], "counter").end is not None


@pytest.mark.parametrize(
    "more",
    [
        history(correction_notified="2026-03-04"),
        history(correction_notified="2026-03-04", corrected="2026-03-10"),
        history(fee_notified="2026-03-04", fee_paid="2026-03-10"),
        history(third_party_consulted="2026-03-01"),
    ],
    ids=["stopped since", "corrected since", "paid since", "consulted since"],
)
def test_an_extension_after_the_limit_stays_impossible_whatever_followed(more):
    with pytest.raises(ImpossibleHistoryError, match="已于2026-02-28届满，2026-03-03不能再延长"):
        deadline(FOI, national(), [RECEIVED, extension("2026-03-03"), *more], channel="counter")


@pytest.mark.parametrize(
    "more",
    [
        history(correction_notified="2026-02-28"),
        history(correction_notified="2026-02-28", corrected="2026-03-10"),
        history(third_party_consulted="2026-02-27"),
        history(third_party_consulted="2026-02-27", third_party_replied="2026-03-03"),
    ],
    ids=["stopped", "corrected later", "suspended", "suspended until then"],
)
def test_an_extension_while_the_limit_stood_is_not_refused(more):
    deadline(FOI, national(), [RECEIVED, extension("2026-03-03"), *more], channel="counter")


def test_an_extension_in_the_old_clock_is_measured_by_the_old_clock_s_limit():
    restarted = history(fee_notified="2026-01-28", fee_paid="2026-01-30")
    deadline(FOI, national(), [RECEIVED, extension("2026-03-03"), *restarted], channel="counter")
    with pytest.raises(ImpossibleHistoryError, match="2026-03-05届满"):
        deadline(FOI, national(), [RECEIVED, extension("2026-03-09"), *restarted], channel="counter")


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], "缺少 received（收到申请）事件，期限无从起算"),
        ([event("answered", "2026-01-26")], "缺少 received（收到申请）事件，期限无从起算"),
        ([RECEIVED, extension("2026-02-10", None)], "extended 事件应有 days（延长的工作日数）"),
        ([RECEIVED, event("delay_agreed", "2026-02-10")], DELAY_UNTIL),
        ([RECEIVED, event("delay_agreed", "2026-02-10", until=date(2026, 2, 10))], DELAY_UNTIL),
    ],
)
def test_a_history_that_lacks_a_fact_says_which(events, words):
    with pytest.raises(EventError) as refusal:
        fold(FOI, events, "counter")
    assert str(refusal.value) == words


def test_a_delay_that_lacks_its_day_names_its_rule():
    with pytest.raises(EventError) as refusal:
        fold(FOI, [RECEIVED, event("delay_agreed", "2026-02-10")], "counter")
    assert (refusal.value.rule, refusal.value.event) == ("FOI-35", event("delay_agreed", "2026-02-10"))
    with pytest.raises(EventError) as refusal:
        fold(FOI, [RECEIVED, event("extended", "2026-02-10", approved_by="负责人")], "counter")
    assert (refusal.value.rule, refusal.value.event) == ("FOI-33x", extension("2026-02-10", None))


@pytest.mark.parametrize(
    "kind",
    [
        "correction_notified",
        "corrected",
        "fee_notified",
        "third_party_consulted",
        "organ_replied",
        "delay_agreed",
        "extended",
    ],
)
def test_a_plain_rule_s_clock_knows_no_events_that_move_it(kind):
    plain = Procedure.of(shipped().rule("PUB-26", on=date(2026, 1, 26)))
    with pytest.raises(EventError, match="当时没有“") as refusal:
        fold(plain, [RECEIVED, event(kind, "2026-01-28")], None)
    assert refusal.value.event == event(kind, "2026-01-28")


def test_a_plain_rule_s_clock_asks_for_no_channel_and_names_its_own_rule():
    plain = Procedure.of(shipped().rule("PUB-26", on=date(2026, 1, 26)))
    assert fold(plain, [RECEIVED], None).receipt == date(2026, 1, 26)
    for more in (RECEIVED, event("answered", "2026-01-25")):
        with pytest.raises(ImpossibleHistoryError) as refusal:
            fold(plain, [RECEIVED, more], None)
        assert refusal.value.rule == "PUB-26"


def test_pauses_never_overlap_and_letters_may():
    letters = history(third_party_consulted="2026-02-02", third_party_replied="2026-02-06")
    letters += history(organ_consulted="2026-02-04", organ_replied="2026-02-10")
    found = fold(FOI, [RECEIVED, *letters], "counter")
    assert [(pause.first.day, pause.last.day) for pause in found.letters] == [(3, 6), (5, 10)]
    assert [(pause.first.day, pause.last.day) for pause in found.pauses] == [(3, 6), (7, 10)]
    assert [pause.cause.type for pause in found.pauses] == ["third_party_consulted", "organ_consulted"]


def test_an_open_letter_stands_behind_one_that_was_replied_to():
    letters = history(third_party_consulted="2026-02-02", organ_consulted="2026-02-04", organ_replied="2026-02-10")
    found = fold(FOI, [RECEIVED, *letters], "counter")
    assert [(pause.first.day, pause.last) for pause in found.pauses] == [(3, None)]
    letters = history(
        third_party_consulted="2026-02-02", third_party_replied="2026-02-06", organ_consulted="2026-02-04"
    )
    found = fold(FOI, [RECEIVED, *letters], "counter")
    assert [(pause.first.day, pause.last and pause.last.day) for pause in found.pauses] == [(3, 6), (7, None)]


def test_a_pause_covers_its_first_and_its_last_day_and_none_besides():
    rule = shipped().rule("FOI-33s", on=date(2026, 2, 1))
    closed = Pause(date(2026, 2, 3), date(2026, 2, 5), rule, RECEIVED)
    assert [closed.covers(date(2026, 2, day)) for day in range(2, 7)] == [False, True, True, True, False]
    still = Pause(date(2026, 2, 3), None, rule, RECEIVED)
    assert [still.covers(date(2026, 2, day)) for day in (2, 3, 28)] == [False, True, True]


def test_two_letters_that_meet_on_one_day_take_it_once():
    letters = history(third_party_consulted="2026-02-02", third_party_replied="2026-02-06")
    meeting = history(organ_consulted="2026-02-05", organ_replied="2026-02-10")
    found = fold(FOI, [RECEIVED, *letters, *meeting], "counter")
    assert [(pause.first.day, pause.last.day) for pause in found.pauses] == [(3, 6), (7, 10)]
    alike = history(organ_consulted="2026-02-03", organ_replied="2026-02-06")
    found = fold(FOI, [RECEIVED, *letters, *alike], "counter")
    assert [(pause.first.day, pause.last.day) for pause in found.pauses] == [(3, 6)]


def test_a_second_receipt_is_refused_by_the_rule_of_its_day():
    with pytest.raises(ImpossibleHistoryError, match="第二十四条，规则 FOI-31"):
        fold(FOI, history(received="2019-05-10") + history(received="2019-05-13"), "counter")


def test_the_terms_are_those_of_the_day_of_receipt_not_of_arrival():
    """A limit that changes between arrival and confirmation goes by the confirmation."""
    limit = shipped().rule("FOI-33", on=date(2026, 1, 26))
    sooner, later = (
        replace(limit, valid_from=date(2019, 5, 15), valid_to=date(2026, 1, 27)),
        replace(limit, valid_from=date(2026, 1, 28), valid_to=date(2027, 12, 31), value=15),
    )
    book = Rulebook([*(rule for rule in shipped() if rule.id != "FOI-33"), sooner, later])
    for confirmed, days in (("2026-01-27", 20), ("2026-01-28", 15)):
        found = fold(procedure("foi", book), [RECEIVED, event("confirmed", confirmed)], "fax")
        assert found.terms.limit.number == days


def test_thousands_of_letters_are_folded_in_no_time():
    letters = [event("third_party_consulted", "2026-01-27"), event("third_party_replied", "2026-02-10")] * 10_000
    assert len(fold(FOI, [RECEIVED, *letters], "counter").pauses) == 1


def test_without_a_convention_of_its_own_a_procedure_suspends_as_the_law_is_commonly_read():
    left_out = {"suspend_from", "suspend_to"}
    bare = Procedure("bare", "无口径", tuple(role for role in FOI.roles if role[0] not in left_out))
    letters = history(third_party_consulted="2026-02-02", third_party_replied="2026-02-06")
    found = fold(bare, [RECEIVED, *letters], "counter")
    assert [(pause.first.day, pause.last.day) for pause in found.pauses] == [(3, 6)]


def test_two_stops_of_one_day_stand_side_by_side_whichever_has_ended():
    stops = [event("correction_notified", "2026-01-28"), event("fee_notified", "2026-01-28")]
    found = deadline(FOI, national(), [RECEIVED, *stops, event("corrected", "2026-02-02")], channel="counter")
    assert [each.on for each in found.history.restarts] == [date(2026, 2, 2), None]
    assert found.due is None
