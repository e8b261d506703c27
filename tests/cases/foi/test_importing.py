"""Cases of another system: lawful histories come in whole, unlawful ones are named, twice is once."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.cases import clock
from gongkai.cases.enums import Channel
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.intake import Elsewhere
from gongkai.cases.foi.importing import run
from gongkai.cases.foi.simulation import history
from gongkai.cases.foi.statistics import requests_table, without_cell
from gongkai.cases.models import Case, CaseEvent, Party
from gongkai.law.annual_report import check, form_for
from tests.factories.cases import application
from tests.factories.orgs import OrganizationFactory

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2025, 12, 31)


class LawfulHistories(TestCase):
    @given(st.lists(st.randoms(use_true_random=False), min_size=1, max_size=15))
    @settings(max_examples=60)
    def test_each_comes_in_whole_and_the_year_adds_up(self, drawn):
        OrganizationFactory(code="unit")
        lines = [json.dumps(history(random, number, "unit", FIRST, LAST)) for number, random in enumerate(drawn)]
        report = run(lines)
        assert (report.imported, report.problems) == (len(lines), [])
        before = None
        for year in (2023, 2024, 2025):
            tables = {"requests": requests_table(Case.objects.all(), year)}
            assert check(form_for(year), tables, before) == []
            before = tables
        assert without_cell(Case.objects.all()) == []
        for case in Case.objects.all():
            found = clock.deadline_of(case, case.events.all())
            assert (found.due, found.history.receipt) == (case.due_on, case.received_on)
        assert run(lines).as_json() == {"imported": 0, "unchanged": len(lines), "problems": []}


def record(**changes):
    return {
        "id": "A1",
        "unit": "education",
        "channel": "counter",
        "arrived_on": "2026-01-05",
        "applicant": {"class": "natural_person", "name": "申小明"},
        "request": "学位统计",
        "events": [],
    } | changes


def come(*records):
    return run([json.dumps(each, ensure_ascii=False) for each in records])


def serve(on="2026-01-20", **fields):
    return {"event": "serve", "on": on, "decision": "granted", "method": "post", **fields}


def ask_fee(on="2026-01-08", **fields):
    return {"event": "ask_fee", "on": on, **fields}


def test_an_old_system_that_kept_only_two_days_is_enough(town):
    assert come(record(events=[serve(number="示教〔2026〕3号")])).problems == []
    case = Case.objects.get()
    assert (case.state, case.cell, case.closed_on) == ("answered", "grant", dt.date(2026, 1, 20))
    assert case.letters.get().service.served_on == dt.date(2026, 1, 20)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"id": ""}, "id"),
        ({"unit": "没有的局"}, "unit"),
        ({"channel": "pigeon"}, "channel"),
        ({"arrived_on": "2026-02-30"}, "arrived_on"),
        ({"applicant": {"class": "alien"}}, "applicant.class"),
        ({"applicant": None}, "applicant"),
        ({"surprise": 1}, "surprise"),
        ({"events": {}}, "events"),
        ({"events": [serve(decision="refused")]}, "events[0].decision"),
        ({"events": [serve(on="2025-12-31")]}, "events"),
        ({"events": [serve(on="2999-01-01")]}, "events[0].on"),
        ({"events": [serve(), {"event": "ask_correction", "on": "2026-01-21"}]}, "events[1].event"),
        ({"events": [{"event": "opinion", "on": "2026-01-08"}]}, "events[0].event"),
        ({"events": [{"event": "correct", "on": "2026-01-08"}]}, "events"),
        ({"events": [{"event": "extend", "on": "2026-01-08", "days": 21, "approved_by": "某"}]}, "events"),
        (
            {"events": [{"event": "extend", "on": "2026-01-08", "days": "x", "approved_by": "某"}]},
            "events[0].days",
        ),
        ({"events": [{"event": "ask_fee", "on": "2026-01-08", "count": -1}]}, "events[0].count"),
        ({"events": [{"event": "ask_fee", "on": "2026-01-08"}]}, "events[0].count"),
        ({"events": [ask_fee(count=10**9)]}, "events[0].count"),
        ({"events": [ask_fee(count=40, before=10**9)]}, "events[0].before"),
        ({"events": [ask_fee(count=40), ask_fee("2026-01-09", count=50)]}, "events[1].event"),
        ({"events": [{"event": "ask_correction", "on": "2026-01-08", "by": "十日内"}]}, "events[0].by"),
        ({"arrived_on": "2008-04-30"}, "arrived_on"),
        ({"arrived_on": "0001-01-05"}, "arrived_on"),
        ({"events": [{"event": "assign", "on": "2026-01-08", "secret": "申小明"}]}, "events[0].secret"),
        ({"events": [{"event": "delay", "on": "2026-01-08", "until": "soon"}]}, "events"),
        ({"events": [{"event": "register", "on": "2026-01-05"}]}, "events[0].event"),
        ({"request": "x\x00"}, "request"),
        ({"request": ["x"]}, "request"),
    ],
)
def test_what_cannot_be_is_named_and_the_rest_comes_in(town, changes, where):
    report = come(record(**changes), record(id="A2"))
    assert [(each["line"], each["where"]) for each in report.problems] == [(1, where)]
    assert report.imported == 1


@pytest.mark.parametrize("line", [b"\xff\xfe", b"{", b"[]", b"[" * 100_000, b'"' + b"x" * 3_000_000 + b'"'])
def test_a_damaged_line_is_listed_and_nothing_is_lost(town, line):
    report = run([line, json.dumps(record()).encode()])
    assert (report.imported, [each["line"] for each in report.problems]) == (1, [1])


def test_a_number_stands_once_and_the_next_free_ones_follow(town):
    report = come(
        record(id="1"),
        record(id="2", number="依申请〔2026〕7号"),
        record(id="3", number="依申请〔2026〕7号"),
        record(id="4"),
    )
    assert [each["where"] for each in report.problems] == ["number"]
    numbers = list(Case.objects.order_by("origin").values_list("number", flat=True))
    assert numbers == ["依申请〔2026〕8号", "依申请〔2026〕7号", "依申请〔2026〕9号"]


def test_who_applied_lies_sealed_and_the_words_too(town):
    come(record(events=[{"event": "ask_reason", "on": "2026-01-06", "text": "为何需要"}]))
    assert Party.objects.get().identity()["name"] == "申小明"
    assert "为何需要" not in str(list(CaseEvent.objects.values_list("data", flat=True)))


def test_numbers_that_another_system_gave_to_registered_cases_are_passed_over(office):
    for number in (1, 2, 4):
        elsewhere = Elsewhere(number=f"依申请〔2026〕{number}号")
        day = dt.date(2026, 1, 5)
        actions.register(
            office.unit, application(), Channel.COUNTER, arrived_on=day, elsewhere=elsewhere, actor=office.officer
        )
    assert come(*(record(id=f"B{n}") for n in range(3))).problems == []
    given = Case.objects.filter(origin__startswith="B").order_by("origin").values_list("number", flat=True)
    assert list(given) == [f"依申请〔2026〕{n}号" for n in (3, 5, 6)]
