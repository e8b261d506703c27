"""Events in and out of JSON: what is accepted, and what is refused with a word on what would be right."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.errors import ClockError, EventError, shown
from gongkai.law.events import Event, EventType, read_day, read_event
from tests.law.strategies import event

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def test_each_kind_of_event_has_its_words():
    assert {kind.value: kind.label for kind in EventType} == {
        "received": "收到申请",
        "confirmed": "双方确认收到",
        "correction_notified": "告知补正",
        "corrected": "收到补正后的申请",
        "third_party_consulted": "发出第三方征求意见书",
        "third_party_replied": "收到第三方意见",
        "organ_consulted": "发出机关征求意见书",
        "organ_replied": "收到机关意见",
        "fee_notified": "发出收费通知",
        "fee_paid": "申请人缴清费用",
        "extended": "延长答复期限",
        "delay_agreed": "确定延迟答复期限",
        "answered": "作出答复",
        "withdrawn": "申请人撤回申请",
    }


@pytest.mark.parametrize("kind", EventType)
def test_each_kind_of_event_is_read_from_the_contract_s_words(kind):
    assert read_event({"type": kind.value, "on": "2026-01-26"}) == Event(kind, date(2026, 1, 26))


def test_an_extension_and_a_delay_are_read_with_their_own_facts():
    data = {"type": "extended", "on": "2026-02-10", "days": 20, "approved_by": " 李 主任\n"}
    assert read_event(data) == event("extended", "2026-02-10", days=20, approved_by="李 主任")
    data = {"type": "delay_agreed", "on": "2026-02-10", "until": "2026-03-20"}
    assert read_event(data) == event("delay_agreed", "2026-02-10", until=date(2026, 3, 20))
    empty = {"type": "received", "on": "2026-02-10", "days": None, "approved_by": None, "until": None}
    assert read_event(empty) == event("received", "2026-02-10")


def test_an_event_in_json_leaves_out_what_is_empty():
    assert event("received", "2026-02-10").as_json() == {"type": "received", "on": "2026-02-10"}
    assert event("extended", "2026-02-10", days=0, approved_by="甲", until=date(2026, 3, 1)).as_json() == {
        "type": "extended",
        "on": "2026-02-10",
        "days": 0,
        "approved_by": "甲",
        "until": "2026-03-01",
    }


def test_an_event_reads_as_a_day_and_its_words():
    assert str(event("fee_paid", "2026-02-10")) == "2026-02-10 申请人缴清费用"


@pytest.mark.parametrize(
    "day",
    [
        "",
        "2026-2-1",
        "2026-02-30",
        "2026-13-01",
        "20260201",
        "2026-W05-1",  # a week's day is ten characters long as well
        "2026-032",
        "2026/02/01",
        "02-01-2026",
        "２０２６-０２-０１",
        "2026-02-01 ",
        "2026-02-01\n",
        "2026-02-01T00:00:00",
        "0000-01-01",
        "-001-01-01",
        "今天",
        20260201,
        1.5,
        None,
        True,
        [],
        {},
        datetime(2026, 2, 1, tzinfo=UTC),
    ],
)
def test_what_is_not_a_day_written_as_the_contract_has_it_is_refused(day):
    with pytest.raises(EventError, match="on 应为存在的日期，写作 YYYY-MM-DD"):
        read_event({"type": "received", "on": day})


def test_a_day_is_a_day_already():
    assert read_day(date(2026, 2, 1), "as_of") == date(2026, 2, 1)
    assert read_day("2024-02-29", "as_of") == date(2024, 2, 29)
    with pytest.raises(EventError, match="as_of 应为"):
        read_day("2026-02-29", "as_of")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("received", "事件应写作对象"),
        (None, "事件应写作对象"),
        ([], "事件应写作对象"),
        ({"on": "2026-01-26"}, "不认识的事件 None，应为 received、"),
        ({"type": "recieved", "on": "2026-01-26"}, "不认识的事件 recieved"),
        ({"type": ["received"], "on": "2026-01-26"}, "不认识的事件"),
        ({"type": "received"}, "on 应为存在的日期"),
        (
            {"type": "received", "on": "2026-01-26", "day": 1},
            "不认识的字段 day，应为 approved_by、days、on、type、until",
        ),
        ({"type": "extended", "on": "2026-01-26", "days": "20"}, "days 应为整数，单位是工作日"),
        ({"type": "extended", "on": "2026-01-26", "days": 20.0}, "days 应为整数"),
        ({"type": "extended", "on": "2026-01-26", "days": True}, "days 应为整数"),
        ({"type": "extended", "on": "2026-01-26", "approved_by": 7}, "approved_by 应为批准人"),
        ({"type": "extended", "on": "2026-01-26", "approved_by": False}, "approved_by 应为批准人"),
        ({"type": "extended", "on": "2026-01-26", "approved_by": "甲" * 101}, "至多100字"),
        ({"type": "extended", "on": "2026-01-26", "approved_by": "甲\u202e乙"}, "approved_by 应为批准人"),
        ({"type": "extended", "on": "2026-01-26", "approved_by": "\ud800"}, "approved_by 应为批准人"),
        ({"type": "delay_agreed", "on": "2026-01-26", "until": "soon"}, "until 应为存在的日期"),
        ({"type": "delay_agreed", "on": "2026-01-26", "until": ""}, "until 应为存在的日期"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(data, words):
    with pytest.raises(EventError, match=words) as refusal:
        read_event(data)
    assert refusal.value.rule is None
    assert refusal.value.event is data


def test_a_name_of_a_hundred_characters_is_still_a_name():
    data = {"type": "extended", "on": "2026-01-26", "approved_by": "甲" * 100}
    assert read_event(data).approved_by == "甲" * 100


@given(JSON_VALUES | st.fixed_dictionaries({"type": st.sampled_from([*EventType]), "on": JSON_VALUES}))
def test_whatever_is_entered_becomes_an_event_or_a_refusal_in_json(data):
    told: ClockError | None = None
    try:
        found = read_event(data)
    except EventError as refusal:
        told = refusal
    if told is None:
        assert read_event(found.as_json()) == found
    else:
        assert json.loads(json.dumps(told.as_json(), allow_nan=False))["error"] == str(told)
        assert "\n" not in str(told)
        assert str(told).encode()


def test_what_was_entered_is_shown_short_and_in_print():
    assert shown("甲" * 60) == "甲" * 60
    assert shown("甲" * 61) == "甲" * 60 + "…"
    assert shown("a\nb\ud800\x00") == "a\ufffdb\ufffd\ufffd"
    assert shown(None) == "None"


def test_a_refusal_in_json_carries_the_event_as_far_as_json_can():
    assert ClockError("不行").as_json() == {"error": "不行", "rule": None, "event": None}
    told = EventError("不行", rule="FOI-33", event=event("answered", "2026-01-26")).as_json()
    assert told == {"error": "不行", "rule": "FOI-33", "event": {"type": "answered", "on": "2026-01-26"}}
    data = {"type": float("nan"), "on": 7, "deep": [1], "none": None, "yes": True}
    told = EventError("不行", event=data).as_json()["event"]
    assert told == {"type": "nan", "on": 7, "deep": "[1]", "none": None, "yes": True}
    assert len(EventError("不行", event=dict.fromkeys(map(str, range(100)))).as_json()["event"]) == 20
    assert EventError("不行", event="甲" * 100).as_json()["event"] == "甲" * 60 + "…"
