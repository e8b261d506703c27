"""Whatever stands in an address, the page answers and says what would be right."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.law.events import EventType
from tests.portal.law.support import ask, happened
from tests.portal.support import words

DAYS = ["9999-12-31", "0001-01-01", "1900-01-01", "2026-13-01", "x" * 5000, "2026", "٢٠٢٦-٠١-٠١", "-1"]


@pytest.mark.parametrize("day", DAYS, ids=range(len(DAYS)))
@pytest.mark.parametrize("field", ["received", "as_of", "known_at", "on-1", "until-1"])
def test_any_date_is_answered(client, day, field):
    query = {"received": "2026-01-26", "type-1": "delay_agreed", "on-1": "2026-02-02", "until-1": "2026-03-31"}
    page = words(client.get("/law/deadline", {**query, field: day}))
    assert "还不能计算" in page


def test_a_history_without_its_beginning_asks_for_it(client):
    assert "请填写机关收到申请的日期" in ask(client, "", ("answered", "2026-02-02"))
    assert "请填写机关收到申请的日期" in ask(client, "\x00", ("answered", "2026-02-02"))


@pytest.mark.parametrize("day", ["9999-12-31", "2008-04-30"])
def test_a_date_out_of_all_reason_is_told_its_bounds(client, day):
    assert "应在 2008-05-01 至" in ask(client, day)


def test_a_delay_of_many_years_is_shown_in_part(client):
    page = ask(client, "2026-03-02", ("delay_agreed", "2026-03-09", {"until": "2036-03-09"}))
    assert "个月没有画出" in page
    assert len(page) < 1_000_000


@pytest.mark.parametrize("count", [41, 300, 500, 5000])
def test_too_many_events_are_told_so(client, count):
    page = ask(client, "2026-01-26", *[("third_party_consulted", "2026-02-02")] * count)
    assert "至多计算 40 个事件" in page
    assert len(page) < 300_000


def test_forty_consultations_are_counted(client):
    events = [("third_party_consulted", "2026-01-28"), ("third_party_replied", "2026-02-03")] * 20
    assert "2026-03-05" in ask(client, "2026-01-26", *events)


def test_a_full_form_offers_no_more_rows(client):
    page = ask(client, "2026-01-26", *[("third_party_consulted", "")] * 40, add="third_party")
    assert "不能再加" in page


def test_parameters_given_twice_count_once(client):
    address = (
        "/law/deadline?received=2026-01-26&received=2020-01-01&channel=fax&channel=x&type-1=answered&type-1=x"
    )
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("channel", ["", "x", "' OR 1=1", "微信"])
def test_an_unknown_channel_falls_back_to_the_first(client, channel):
    page = ask(client, "2026-01-26", channel=channel)
    assert '<p class="due">' in page
    assert ("当时没有或者无法识别，暂按“当面提交”计算" in page) is bool(channel)


def test_unknown_events_and_numbers_are_passed_over(client):
    query = {"received": "2026-01-26", "type-1": "received", "type-0": "answered", "type-x": "answered"}
    query |= {"type-99999": "answered", "type-2": "x", "add": "x", "remove": "x", "nothing": "x" * 9000}
    page = words(client.get("/law/deadline", query))
    assert '<p class="due">' in page
    assert "地址中有 2 个事件无法识别，没有计入：“received”、“x”" in page
    assert "xxxxxxxxx" not in page


def test_bytes_that_are_no_text_are_answered(client):
    assert client.get("/law/deadline?received=%ff%00&type-1=%ff&channel=%80").status_code == 200
    assert client.get("/law/rules/?q=%ff%00&on=%ff").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/law/rules/NO-1/", "/law/rules/FOI/", "/law/calendar/1/", "/law/calendar/9999/", "/law/calendar/0/"],
)
def test_what_is_not_there_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


NAMES = ["received", "channel", "as_of", "known_at", "add", "remove"]
NAMES += [f"{name}-{number}" for name in ("on", "days", "by", "until") for number in (1, 2, 3)]
VALUES = st.one_of(st.text(max_size=20), st.dates().map(str), st.integers().map(str))
ROWS = st.dictionaries(st.sampled_from(["type-1", "type-2", "type-3"]), st.sampled_from([*EventType, "x"]))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8), ROWS)
def test_any_address_of_the_calculator_answers(client, query, rows):
    address = urlencode({"received": "2026-01-26", **query, **rows}, errors="replace")
    assert client.get(f"/law/deadline?{address}").status_code == 200


NEAR = st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2026, 6, 30))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([*EventType][1:]), NEAR), max_size=6))
def test_any_history_has_a_date_or_a_reason(client, events):
    """Possible or not: the page shows a date, a reason for having none, or what is wrong."""
    more = {"days": "10", "by": "主任", "until": "2026-07-15"}
    query = happened(*[(kind.value, day.isoformat(), more) for kind, day in events])
    page = ask(client, "2026-02-02", **query)
    shown = ('class="due"', "暂时没有日期", "这样的经过算不出日期")
    assert sum(word in page for word in shown) == 1


@pytest.mark.parametrize("tool", ["fee", "days"])
@pytest.mark.parametrize("value", ["", "-1", "0", "1e9", "99999", "9" * 400, "三", "\x00", "1.5"])
def test_the_small_calculators_answer_anything(client, tool, value):
    query = {"number": value, "before": value, "from": "2026-01-26", "count": value, "unit": value, "basis": value}
    assert client.get(f"/law/{tool}", query).status_code == 200
