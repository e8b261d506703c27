"""Questions and answers in the words of the contract, and what is done with questions that mean harm."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import national
from gongkai.law.errors import ClockError, EventError, ImpossibleHistoryError
from gongkai.law.request import answer, read_request
from tests.law.strategies import MANY, cases
from tests.law.test_events import JSON_VALUES

RECEIVED = {"type": "received", "on": "2026-01-26"}
QUESTION = {
    "procedure": "foi",
    "channel": "counter",
    "events": [RECEIVED],
    "known_at": None,
    "as_of": "2026-02-10",
}


def test_an_answer_has_the_contract_s_keys_in_its_order():
    found = answer(QUESTION)
    assert list(found) == ["due", "provisional", "state", "remaining", "proof", "rules", "text"]
    assert (found["due"], found["provisional"]) == ("2026-02-28", False)
    assert (found["state"], found["remaining"]) == ("running", 9)
    assert found["rules"] == ["FOI-33", "FOI-31", "CLK-WEEKEND", "CLK-HOLIDAY", "CLK-DAY0"]
    assert found["proof"][1] == {
        "from": "2026-01-27",
        "to": "2026-01-30",
        "days": 4,
        "counted": 4,
        "why": "工作日，计第1至4日",
        "rule": "FOI-33",
    }
    assert found["text"].startswith("到期日为2026-02-28")


def test_the_whole_example_of_the_contract_is_answered():
    events = [
        RECEIVED,
        {"type": "confirmed", "on": "2026-01-27"},
        {"type": "correction_notified", "on": "2026-01-28"},
        {"type": "corrected", "on": "2026-01-29"},
        {"type": "third_party_consulted", "on": "2026-02-02"},
        {"type": "third_party_replied", "on": "2026-02-05"},
        {"type": "organ_consulted", "on": "2026-02-03"},
        {"type": "organ_replied", "on": "2026-02-06"},
        {"type": "fee_notified", "on": "2026-02-09"},
        {"type": "fee_paid", "on": "2026-02-10"},
        {"type": "extended", "on": "2026-02-11", "days": 20, "approved_by": "李主任"},
        {"type": "answered", "on": "2026-03-20"},
    ]
    found = answer({**QUESTION, "channel": "internet", "events": events, "as_of": "2026-04-01"})
    assert (found["due"], found["state"]) == ("2026-04-14", "done")
    assert sum(span["counted"] for span in found["proof"]) == 40


def test_without_a_due_date_due_and_remaining_are_null():
    stopped = {**QUESTION, "events": [RECEIVED, {"type": "correction_notified", "on": "2026-01-28"}]}
    found = answer(stopped)
    assert (found["due"], found["state"], found["remaining"]) == (None, "stopped", None)
    assert json.loads(json.dumps(found)) == found


def test_procedure_known_at_and_as_of_may_be_left_out():
    with time_machine.travel(datetime(2026, 2, 9, 17, tzinfo=UTC), tick=False):  # already the 10th in China
        found = answer({"channel": "counter", "events": [RECEIVED]})
        assert read_request({"channel": "counter", "events": [RECEIVED], "as_of": None}).as_of == date(2026, 2, 10)
    assert found == answer(QUESTION)


def test_known_at_is_taken_at_its_word():
    question = {"channel": "counter", "events": [{"type": "received", "on": "2020-01-06"}], "as_of": "2020-01-20"}
    dues = [answer({**question, "known_at": day})["due"] for day in ("2020-01-26", "2020-01-27", None)]
    assert dues == ["2020-02-06", "2020-02-10", "2020-02-10"]


def test_a_calendar_and_a_book_may_be_given():
    assert answer(QUESTION, calendar=national().known_at(date(2025, 1, 1)))["provisional"] is True


def test_an_impossible_history_is_a_refusal_with_error_rule_and_event():
    twice = [{"type": "correction_notified", "on": day} for day in ("2026-01-27", "2026-01-28")]
    with pytest.raises(ImpossibleHistoryError) as refusal:
        answer({**QUESTION, "events": [RECEIVED, *twice]})
    assert refusal.value.as_json() == {
        "error": "补正只能告知一次（《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条，规则 FOI-30）",
        "rule": "FOI-30",
        "event": twice[1],
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"events": None}, "events 应为事件的数组"),
        ({"events": RECEIVED}, "events 应为事件的数组"),
        ({"events": []}, "缺少 received"),
        ({"events": [None]}, "事件应写作对象"),
        ({"channel": "email"}, "channel 应为 counter、post_signed、post_plain、internet、fax 之一，现为 email"),
        ({"channel": ["counter"]}, "channel 应为"),
        ({"channel": True}, "channel 应为"),
        ({"procedure": "appeal"}, "不认识的程序 appeal，应为 foi"),
        ({"procedure": ""}, "不认识的程序"),
        ({"procedure": 0}, "不认识的程序 0"),
        ({"known_at": ""}, "known_at 应为存在的日期"),
        ({"known_at": False}, "known_at 应为存在的日期"),
        ({"as_of": "2026-02-30"}, "as_of 应为存在的日期"),
        ({"as_of": 0}, "as_of 应为存在的日期"),
        ({"asof": "2026-02-10"}, "不认识的字段 asof，应为 as_of、channel、events、known_at、procedure"),
        ({"events": [{"type": "received", "on": "9999-12-20"}]}, "9999"),
        ({"events": [RECEIVED, {"type": "third_party_consulted", "on": "9999-12-31"}]}, "9999"),
        ({"events": [{"type": "received", "on": "0001-01-01"}]}, "FOI-33"),
    ],
)
def test_a_wrong_field_is_named_with_what_would_be_right(change, words):
    with pytest.raises(ClockError, match=words):
        answer({**QUESTION, **change})


@pytest.mark.parametrize("data", [None, [], "foi", 7, True])
def test_a_question_is_an_object(data):
    with pytest.raises(EventError, match="应为一个 JSON 对象"):
        read_request(data)


@pytest.mark.parametrize(
    "events",
    [
        [("received", "9999-11-01"), ("correction_notified", "9999-12-30"), ("corrected", "9999-12-31")],
        [("received", "9999-11-01"), ("third_party_consulted", "9999-11-02")],
        [("received", "9999-11-01"), ("third_party_consulted", "9999-12-31")],
        [("received", "9999-11-01"), ("fee_notified", "9999-12-31")],
        [("received", "9999-12-31"), ("answered", "9999-12-31")],
    ],
)
def test_at_the_end_of_the_calendar_there_is_an_answer_or_a_refusal(events):
    question = {**QUESTION, "events": [{"type": kind, "on": day} for kind, day in events]}
    told = []
    for as_of in ("0001-01-01", "9999-12-31"):
        try:
            assert answer({**question, "as_of": as_of})["text"]
        except EventError as refusal:
            told.append(str(refusal))
    assert all("9999" in words for words in told)


@given(JSON_VALUES | st.fixed_dictionaries({}, optional=dict.fromkeys(QUESTION, JSON_VALUES)))
def test_whatever_is_asked_is_answered_or_refused_in_words(data):
    try:
        answer(data)
    except ClockError as refusal:
        json.dumps(refusal.as_json(), allow_nan=False)
        str(refusal).encode()


@MANY
@given(cases(delays=True))
def test_every_lawful_history_is_answered_in_json_as_asked(case):
    question = {
        "channel": case.channel,
        "events": [each.as_json() for each in case.shuffled],
        "as_of": case.looks[0].isoformat(),
    }
    found = answer(json.loads(json.dumps(question)))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert {span["rule"] for span in found["proof"]} <= {*found["rules"]}
    assert found["state"] in {"running", "suspended", "stopped", "done", "overdue"}
    assert (found["remaining"] is None) <= (found["state"] in {"stopped", "done"})
    assert found["state"] != "overdue" or found["remaining"] <= 0
    assert found["state"] != "running" or found["remaining"] >= 0
    assert all(line.strip() for line in found["text"].splitlines())
