"""Reviews and suits of another system: tied to their application, lawful or named, twice is once."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.foi.importing import bounded, run
from gongkai.cases.models import Case, CaseEvent, Dispute, NewAnswer, Party, SealedNote
from gongkai.cases.office import precedents
from gongkai.core.actors import system

ROBOT = system("测试")


def application(**changes):
    return {
        "id": "A1",
        "unit": "education",
        "channel": "counter",
        "arrived_on": "2024-03-01",
        "applicant": {"class": "natural_person", "name": "申小明"},
        "request": "学位统计",
        "events": [{"event": "serve", "on": "2024-03-20", "decision": "process", "method": "post"}],
    } | changes


def review(**changes):
    return {
        "kind": "review",
        "id": "R1",
        "unit": "education",
        "about": "A1",
        "body": "示范市人民政府",
        "docket": "示复〔2024〕9号",
        "claim": "请求撤销不予公开的答复",
        "filed_on": "2024-04-01",
        "accepted_on": "2024-04-03",
        "events": [
            {"event": "copy", "on": "2024-04-08"},
            {"event": "answer", "on": "2024-04-18"},
            {"event": "decide", "on": "2024-05-20", "outcome": "upheld", "text": "答复正确"},
        ],
    } | changes


def suit(**changes):
    return {
        "kind": "suit",
        "id": "S1",
        "unit": "education",
        "about": "A1",
        "after": "R1",
        "body": "示范市东湖区人民法院",
        "filed_on": "2024-06-03",
        "accepted_on": "2024-06-05",
        "events": [
            {"event": "copy", "on": "2024-06-07"},
            {"event": "answer", "on": "2024-06-19"},
            {"event": "evidence", "on": "2024-06-19"},
            {"event": "judge", "on": "2024-09-02", "outcome": "redo"},
            {"event": "appeal", "on": "2024-09-10", "by_us": True},
            {"event": "judge_appeal", "on": "2024-11-29", "second": "affirmed"},
            {
                "event": "redo",
                "on": "2024-12-02",
                "until": "2024-12-20",
                "answered_on": "2024-12-16",
                "decision": "granted",
            },
            {"event": "archive", "on": "2024-12-20"},
        ],
    } | changes


def come(*records):
    return run([json.dumps(each, ensure_ascii=False).encode() for each in records])


def test_a_review_and_the_suit_after_it_come_in_with_their_links_in_whatever_order(town):
    records = [suit(), review(), application()]
    assert come(*records).as_json() == {"imported": 3, "unchanged": 0, "problems": []}
    first, second = (Case.objects.get(kind=kind) for kind in ("review", "suit"))
    assert (first.state, first.cell, first.closed_on) == ("decided", "upheld", dt.date(2024, 5, 20))
    assert (second.state, second.cell, second.closed_on) == ("archived", "corrected", dt.date(2024, 11, 29))
    assert (second.dispute.path, second.dispute.after) == ("after_review", first)
    assert (second.dispute.first, second.dispute.outcome) == ("redo", "redo")
    again = NewAnswer.objects.get()
    assert (again.order, again.until, again.stated) == (second, dt.date(2024, 12, 20), True)
    assert (again.case.state, again.case.closed_on) == ("answered", dt.date(2024, 12, 16))
    table = review_litigation_table(Case.objects.all(), 2024)
    assert (table["review"]["upheld"], table["after_review"]["corrected"]) == (1, 1)
    before = (Case.objects.count(), CaseEvent.objects.count())
    assert come(*records).as_json() == {"imported": 0, "unchanged": 3, "problems": []}
    assert (Case.objects.count(), CaseEvent.objects.count()) == before


def test_an_old_system_that_kept_only_the_result_is_enough(town):
    decided = {"event": "decide", "on": "2024-05-20", "outcome": "redo"}
    assert come(application(), review(events=[decided], accepted_on=None)).problems == []
    case = Case.objects.get(kind="review")
    assert (case.received_on, case.cell, case.number) == (dt.date(2024, 4, 1), "corrected", "复议〔2024〕1号")


def test_one_that_is_still_heard_has_its_clock(town):
    assert (
        come(application(), review(events=[{"event": "copy", "on": "2024-04-08"}], simplified=True)).problems == []
    )
    case = Case.objects.get(kind="review")
    assert (case.state, case.due_on, case.clock) == ("answering", dt.date(2024, 4, 15), "overdue")


def test_who_complains_and_what_they_say_lies_sealed(town):
    third = {"class": "business", "name": "示范市某某公司"}
    come(application(), review(claimant=third, third_party=True))
    assert Party.objects.get(case__kind="review").identity()["name"] == "示范市某某公司"
    assert Party.objects.get(case__kind="foi").identity()["name"] == "申小明"
    assert {note.name: note.text for note in SealedNote.objects.filter(case__kind="review")} == {
        "claim": "请求撤销不予公开的答复",
        "ground": "答复正确",
    }
    assert "答复正确" not in str(list(CaseEvent.objects.values_list("data", flat=True)))


def test_each_kind_has_ids_of_its_own(town):
    assert come(application(id="7"), review(id="7", about="7")).imported == 2


def test_a_precedent_learns_of_what_came_in(town):
    come(application())
    made = precedents.propose(Case.objects.get(), actor=ROBOT)
    come(review(events=[{"event": "decide", "on": "2024-05-20", "outcome": "unlawful"}]))
    made.refresh_from_db()
    assert made.standing == "corrected"


def test_a_ruling_that_cannot_be_appealed_takes_effect_with_it(town):
    judged = [{"event": "judge", "on": "2024-07-01", "outcome": "withdrawn"}]
    assert come(application(), suit(after=None, events=judged)).problems == []
    case = Case.objects.get(kind="suit")
    assert (case.state, case.cell, case.dispute.path) == ("final", "other", "direct")


@pytest.mark.parametrize(
    ("made", "changes", "where"),
    [
        (review, {"id": ""}, "id"),
        (review, {"unit": "没有的局"}, "unit"),
        (review, {"about": "A9"}, "about"),
        (review, {"about": None}, "about"),
        (review, {"after": "R0"}, "after"),
        (review, {"body": " "}, "body"),
        (review, {"challenge": "tone"}, "challenge"),
        (review, {"filed_on": "2024-02-30"}, "filed_on"),
        (review, {"filed_on": "2024-02-28"}, "filed_on"),
        (review, {"filed_on": "2999-01-01", "accepted_on": None}, "filed_on"),
        (review, {"accepted_on": "2024-03-29"}, "accepted_on"),
        (review, {"simplified": "yes"}, "simplified"),
        (review, {"third_party": True}, "claimant"),
        (review, {"claimant": {"class": "alien", "name": "x"}}, "claimant.class"),
        (review, {"surprise": 1}, "surprise"),
        (review, {"events": {}}, "events"),
        (review, {"events": [{"event": "judge", "on": "2024-05-01"}]}, "events[0].event"),
        (review, {"events": [{"event": "register", "on": "2024-04-01"}]}, "events[0].event"),
        (review, {"events": [{"event": "copy", "on": "2024-03-31"}]}, "events[0].on"),
        (review, {"events": [{"event": "copy", "on": "2999-01-01"}]}, "events[0].on"),
        (review, {"events": [{"event": "copy", "on": "2024-04-08", "secret": "x"}]}, "events[0].secret"),
        (review, {"events": [{"event": "decide", "on": "2024-05-20", "outcome": "won"}]}, "events[0].outcome"),
        (review, {"events": [{"event": "archive", "on": "2024-05-20"}]}, "events[0].event"),
        (review, {"events": [{"event": "resume", "on": "2024-05-20"}]}, "events[0].event"),
        (
            review,
            {"events": [{"event": "answer", "on": "2024-04-18"}, {"event": "copy", "on": "2024-04-19"}]},
            "events[1].event",
        ),
        (
            review,
            {"events": [{"event": "copy", "on": "2024-04-08"}, {"event": "copy", "on": "2024-04-09"}]},
            "events[1].event",
        ),
        (
            review,
            {"events": [*review()["events"], {"event": "hearing", "on": "2024-06-01", "text": "x"}]},
            "events[3].event",
        ),
        (review, {"events": [*review()["events"], {"event": "redo", "on": "2024-06-01"}]}, "events[3].event"),
        (review, {"simplified": True, "events": [{"event": "extend", "on": "2024-05-01", "days": 30}]}, "events"),
        (suit, {"after": "R9"}, "after"),
        (suit, {"events": [{"event": "appeal", "on": "2024-09-10"}]}, "events[0].event"),
        (
            suit,
            {
                "events": [
                    {"event": "judge", "on": "2024-09-02", "outcome": "redo"},
                    {"event": "final", "on": "2024-09-10"},
                ]
            },
            "events[1].on",
        ),
        (
            suit,
            {
                "events": [
                    {"event": "judge", "on": "2024-09-02", "outcome": "redo"},
                    {"event": "judge_appeal", "on": "2024-11-29", "second": "reversed"},
                ]
            },
            "events[1].outcome",
        ),
        (
            suit,
            {
                "events": [
                    {"event": "evidence", "on": "2024-06-06"},
                    {"event": "copy", "on": "2024-06-07"},
                    {"event": "judge", "on": "2024-09-02", "outcome": "redo"},
                    {"event": "final", "on": "2024-10-10"},
                ]
            },
            "events",
        ),
        (suit, {"events": [*suit()["events"][:4], *suit()["events"][3:]]}, "events[4].event"),
        (
            suit,
            {"events": [*suit()["events"][:6], {**suit()["events"][6], "until": "2024-11-01"}]},
            "events[6].until",
        ),
        (
            suit,
            {"events": [*suit()["events"][:6], {**suit()["events"][6], "decision": "no"}]},
            "events[6].decision",
        ),
    ],
)
def test_what_cannot_be_is_named_nothing_of_it_stays_and_the_rest_comes_in(town, made, changes, where):
    records = [application(), *([] if made is review else [review()]), made(**changes)]
    report = come(*records)
    assert [(each["line"], each["where"]) for each in report.problems] == [(len(records), where)]
    assert report.imported == len(records) - 1 == Case.objects.count()
    assert Dispute.objects.count() == len(records) - 2


def test_a_dispute_whose_application_could_not_be_taken_says_so(town):
    report = come(application(channel="pigeon"), review())
    assert [(each["line"], each["where"]) for each in report.problems] == [(1, "channel"), (2, "about")]
    assert "所在的行" in report.problems[1]["what"]


def test_an_id_that_stands_twice_in_one_file_is_named(town):
    report = come(application(), review(), review(body="示范省人民政府"))
    assert [(each["line"], each["where"]) for each in report.problems] == [(3, "id")]


def test_the_same_docket_of_one_body_is_one_case(town):
    assert [each["where"] for each in come(application(), review(), review(id="R2")).problems] == ["docket"]


def test_a_line_without_an_end_does_not_fill_the_memory_and_the_next_is_read():
    file = io.BytesIO(b"x" * 5000 + b"\n{}\n" + b"y" * 3000)
    assert [len(line) for line in bounded(file, 1000)] == [1001, 3, 1001]
