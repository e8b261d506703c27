"""Other systems register applications, report what happened to them and read them: their own unit's alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from gongkai.api.scopes import Scope
from gongkai.cases.actions.letters import serve_letter
from gongkai.cases.enums import Channel, ConsultedBody, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.contract import contract
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.models import Case
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.api.support import bearer, send, token_for, told
from tests.factories.cases import SOMEBODY, build_office, handled, registered, signed
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from tests.api.conftest import City
    from tests.factories.cases import Office

CASES = "/api/v1/foi/cases"
DUE = "/api/v1/foi/due"
YEAR = "/api/v1/foi/statistics?year=2026"
RECORD: dict[str, Any] = {
    "id": "YSQ-2026-7",
    "unit": "finance",
    "channel": "counter",
    "arrived_on": "2026-01-05",
    "applicant": {"class": "natural_person", "name": "申小明", "phone": "13900001234"},
    "request": "本市2025年度财政收支的统计数据",
}
KEY = "window-2026-000007"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-01-08 10:00:00+08:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    settings.GONGKAI_HOME = tmp_path


@pytest.fixture
def office(city: City) -> Office:
    return build_office(city.finance)


@pytest.fixture
def secret(city: City) -> str:
    """A token of the finance bureau, for everything."""
    return token_for(city.finance).secret


def read(client: Client, address: str, secret: str) -> tuple[int, Any]:
    return told(client.get(address, headers=bearer(secret)))


def report(client: Client, case: Case, event: str, secret: str, **fields: Any) -> tuple[int, Any]:
    return told(send(client, f"{CASES}/{case.pk}/events", {"event": event, **fields}, secret))


def test_a_registered_application_runs_from_its_arrival(city: City, client: Client, secret: str) -> None:
    status, answer = told(send(client, CASES, RECORD, secret))
    case = Case.objects.get()
    assert (status, answer) == (
        201,
        {
            "id": case.pk,
            "number": "依申请〔2026〕1号",
            "due_on": "2026-02-02",
            "provisional": False,
            "state": "registered",
        },
    )
    assert (case.origin, case.unit) == ("YSQ-2026-7", city.finance)
    assert case.parties.get().identity()["name"] == "申小明"
    entry = AuditEntry.objects.get(event="case.register")
    assert (entry.actor_kind, entry.actor_name) == ("program", "接口：办公系统")


def test_what_came_by_fax_waits_for_its_confirmation(client: Client, city: City, secret: str) -> None:
    answer = told(send(client, CASES, {**RECORD, "channel": "fax"}, secret))[1]
    assert (answer["state"], answer["provisional"]) == ("unconfirmed", True)
    status, case = report(client, Case.objects.get(), "confirm", secret, on="2026-01-07")
    assert (status, case["state"], case["received_on"]) == (201, "registered", "2026-01-07")


def test_the_same_registration_twice_is_once(city: City, client: Client, secret: str) -> None:
    first = told(send(client, CASES, RECORD, secret, KEY))
    assert told(send(client, CASES, RECORD, secret, KEY)) == first
    status, refusal = told(send(client, CASES, {**RECORD, "request": "另一件"}, secret, KEY))
    assert (status, refusal["where"]) == (409, "请求头 Idempotency-Key")
    status, refusal = told(send(client, CASES, RECORD, secret))
    assert (status, refusal["where"]) == (409, "请求体 id")
    assert f"id 为 {first[1]['id']}" in refusal["error"]
    assert Case.objects.count() == 1


def test_a_number_that_was_given_elsewhere_is_kept_and_passed_over(
    city: City, client: Client, secret: str
) -> None:
    given = {**RECORD, "number": "依申请〔2026〕1号"}
    assert told(send(client, CASES, given, secret))[1]["number"] == "依申请〔2026〕1号"
    assert told(send(client, CASES, {**RECORD, "id": "8"}, secret))[1]["number"] == "依申请〔2026〕2号"
    assert told(send(client, CASES, {**given, "id": "9"}, secret))[0] == 409


@pytest.mark.parametrize(
    ("change", "status", "where"),
    [
        ({"id": ""}, 422, "请求体 id"),
        ({"id": "一\n二"}, 422, "请求体 id"),
        ({"unit": "某局"}, 404, "请求体 unit"),
        ({"unit": "schools"}, 403, "请求体 unit"),
        ({"channel": "pigeon"}, 422, "请求体 channel"),
        ({"arrived_on": "2026-01-09"}, 422, "请求体 arrived_on"),
        ({"arrived_on": "0001-01-01"}, 422, "请求体 arrived_on"),
        ({"arrived_on": "1990-01-01"}, 422, "请求体 arrived_on"),
        ({"arrived_on": "2026-02-30"}, 422, "请求体 arrived_on"),
        ({"arrived_on": None}, 422, "请求体 arrived_on"),
        ({"request": " "}, 422, "请求体 request"),
        ({"request": "长" * 5001}, 422, "请求体 request"),
        ({"request": "文\x00字"}, 422, "请求体 request"),
        ({"applicant": None}, 422, "请求体 applicant"),
        ({"applicant": {"name": "申小明", "phone": "1"}}, 422, "请求体 applicant.class"),
        ({"applicant": {"class": "natural_person", "name": "申小明"}}, 422, "请求体 applicant.phone"),
        ({"applicant": {"class": "other", "name": "申小明", "phone": "1" * 41}}, 422, "请求体 applicant.phone"),
        ({"number": "长" * 61}, 422, "请求体 number"),
        ({"events": []}, 422, "请求体 events"),
    ],
)
def test_what_is_wrong_with_an_application_is_told_with_its_place(
    city: City, client: Client, secret: str, change: dict[str, Any], status: int, where: str
) -> None:
    found, refusal = told(send(client, CASES, {**RECORD, **change}, secret))
    assert (found, refusal["where"]) == (status, where)
    assert refusal["error"]
    assert refusal["right"]
    assert not Case.objects.exists()


def test_an_identity_number_that_is_wrong_is_refused(city: City, client: Client, secret: str) -> None:
    who = {**RECORD["applicant"], "id_kind": "id_card", "id_number": "110105194912310021"}
    status, refusal = told(send(client, CASES, {**RECORD, "applicant": who}, secret))
    assert (status, refusal["where"]) == (422, "请求体 applicant.id_number")


def test_a_list_is_that_of_the_command_line_and_names_nobody(office: Office, client: Client, secret: str) -> None:
    case = registered(office)
    assert read(client, CASES, secret) == (200, {"cases": [contract(case)], "next": None})
    for address in (CASES, DUE, f"{CASES}/{case.pk}"):
        shown = json.dumps(read(client, address, secret)[1], ensure_ascii=False)
        assert case.number in shown
        assert not [
            each for each in (SOMEBODY.name, SOMEBODY.phone, SOMEBODY.id_number, case.code) if each in shown
        ]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        ("state=handling", 1),
        ("open=true", 2),
        ("due_before=2026-02-02", 0),
        ("due_before=2026-02-05", 1),
        ("unit=finance", 2),
        ("unit=示范市教育局", 0),
    ],
)
def test_cases_are_chosen_by_unit_state_and_day(
    office: Office, client: Client, secret: str, query: str, count: int
) -> None:
    handled(office, arrived_on=dt.date(2026, 1, 5))
    registered(office, arrived_on=dt.date(2026, 1, 8))
    assert len(read(client, f"{CASES}?{query}", secret)[1]["cases"]) == count


def test_what_is_over_does_not_wait(office: Office, client: Client, secret: str) -> None:
    case = registered(office)
    actions.withdraw(case, actor=office.handler)
    assert read(client, f"{CASES}?open=true", secret)[1]["cases"] == []
    assert read(client, DUE, secret)[1]["cases"] == []
    assert len(read(client, CASES, secret)[1]["cases"]) == 1


@pytest.mark.parametrize(
    "query",
    ["state=x", "limit=0", "limit=1001", "cursor=x", "cursor=-1", "due_before=x", "open=x", "cursor=9999-99-99.1"],
)
@pytest.mark.parametrize("address", [CASES, DUE])
def test_a_filter_that_is_none_is_refused(
    city: City, client: Client, secret: str, address: str, query: str
) -> None:
    if address == DUE and not query.startswith(("limit", "cursor")):
        query = "within=-1"
    status, refusal = read(client, f"{address}?{query}", secret)
    assert (status, bool(refusal["where"]), bool(refusal["right"])) == (422, True, True)


@pytest.mark.parametrize("address", [CASES, DUE])
def test_pieces_of_a_list_join_without_gap_or_repetition(
    office: Office, client: Client, secret: str, address: str
) -> None:
    days = [dt.date(2026, 1, day) for day in (7, 5, 7, 6, 5)]
    wanted = [registered(office, arrived_on=day).pk for day in days]
    found: list[dict[str, Any]] = []
    cursor = ""
    while cursor is not None:
        piece = read(client, f"{address}?limit=2&cursor={cursor}", secret)[1]
        assert 0 < len(piece["cases"]) <= 2
        found, cursor = [*found, *piece["cases"]], piece["next"]
    assert sorted(each["id"] for each in found) == wanted
    order = [(each["due_on"], each["id"]) if address == DUE else each["id"] for each in found]
    assert order == sorted(order)


def test_what_falls_due_within_some_days_and_what_stands_comes_last(
    office: Office, client: Client, secret: str
) -> None:
    waits = handled(office, arrived_on=dt.date(2026, 1, 5))
    runs = registered(office, arrived_on=dt.date(2026, 1, 6))
    actions.ask_correction(waits, "请写明年份", dt.date(2026, 1, 22), actor=office.handler)
    assert [each["id"] for each in read(client, DUE, secret)[1]["cases"]] == [runs.pk, waits.pk]
    assert [each["id"] for each in read(client, f"{DUE}?within=60", secret)[1]["cases"]] == [runs.pk]
    assert read(client, f"{DUE}?within=1", secret)[1]["cases"] == []


def test_a_list_costs_the_same_queries_however_long(
    office: Office, client: Client, secret: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        handled(office)
    with django_assert_max_num_queries(4):
        read(client, CASES, secret)


def test_one_case_tells_its_events_and_proves_its_due_date(office: Office, client: Client, secret: str) -> None:
    case = handled(office, arrived_on=dt.date(2026, 1, 5))
    status, found = read(client, f"{CASES}/{case.pk}", secret)
    assert status == 200
    assert contract(case).items() <= found.items()
    assert [(each["event"], each["on"]) for each in found["events"]] == [
        ("register", "2026-01-05"),
        ("assign", "2026-01-08"),
    ]
    asked = {"channel": "counter", "events": [{"type": "received", "on": "2026-01-05"}], "as_of": "2026-01-08"}
    by_law = told(client.post("/api/v1/law/due", asked, content_type="application/json"))[1]
    assert found["due"] == by_law
    assert sum(span["counted"] for span in found["due"]["proof"]) == 20


def test_a_correction_starts_the_limit_anew(office: Office, client: Client, secret: str) -> None:
    case = handled(office, arrived_on=dt.date(2026, 1, 5))
    status, refusal = report(client, case, "correct", secret, text="2025年")
    assert (status, refusal["error"]) == (409, "当前状态为“办理中”，不能“收到补正”。")
    assert refusal["where"]
    assert refusal["right"]
    actions.ask_correction(case, "请写明年份", dt.date(2026, 1, 22), actor=office.handler)
    status, found = report(client, case, "correct", secret, text="2025年", on="2026-01-08")
    assert (status, found["state"], found["due_on"]) == (201, "handling", "2026-02-05")


def test_an_event_twice_with_one_key_is_once(office: Office, client: Client, secret: str) -> None:
    case = registered(office, channel=Channel.FAX)
    address = f"{CASES}/{case.pk}/events"
    first = told(send(client, address, {"event": "confirm"}, secret, KEY))
    assert told(send(client, address, {"event": "confirm"}, secret, KEY)) == first
    assert case.events.filter(kind="confirm").count() == 1
    assert told(send(client, address, {"event": "confirm"}, secret))[0] == 409


def test_an_opinion_ends_the_waiting(office: Office, client: Client, secret: str) -> None:
    case = handled(office)
    actions.consult(case, ConsultedBody.THIRD_PARTY, "涉及贵公司", who=SOMEBODY, actor=office.handler)
    asked = read(client, f"{CASES}/{case.pk}", secret)[1]["consultations"][0]
    assert report(client, case, "opinion", secret, consultation=999_999, opinion="agrees")[0] == 404
    assert report(client, case, "opinion", secret, consultation=asked["id"], opinion="silent")[0] == 422
    status, found = report(client, case, "opinion", secret, consultation=asked["id"], opinion="objects")
    assert (status, found["clock"]) == (201, "running")
    assert report(client, case, "opinion", secret, consultation=asked["id"], opinion="agrees")[0] == 409


def test_a_payment_is_reported_with_its_receipt(office: Office, client: Client, secret: str) -> None:
    case = handled(office)
    assert report(client, case, "pay", secret, receipt="财 0001")[0] == 409
    actions.ask_fee(case, pages=40, actor=office.handler)
    assert read(client, f"{CASES}/{case.pk}", secret)[1]["fee"]["fen"] == 10_000
    status, found = report(client, case, "pay", secret, receipt="财 0001", on="2026-01-08")
    assert (status, found["state"]) == (201, "handling")
    assert read(client, f"{CASES}/{case.pk}", secret)[1]["fee"]["paid"] is True


def test_reasons_and_a_withdrawal_are_reported(office: Office, client: Client, secret: str) -> None:
    case = handled(office)
    assert report(client, case, "reason", secret, text="研究所需")[0] == 409
    actions.ask_reason(case, "本月已申请三十件", dt.date(2026, 1, 22), actor=office.handler)
    assert report(client, case, "reason", secret, text="研究所需")[0] == 201
    status, found = report(client, case, "withdraw", secret, reason="已从网站获取")
    assert (status, found["state"], found["closed_on"]) == (201, "withdrawn", "2026-01-08")


def test_the_service_of_a_notice_begins_its_period(office: Office, client: Client, secret: str) -> None:
    case = handled(office)
    notice = actions.ask_fee(case, pages=40, actor=office.handler)
    letter = case.letters.get(kind="fee")
    fields = {"letter": letter.pk, "method": "direct", "sent_on": "2026-01-08", "signed_on": "2026-01-08"}
    assert report(client, case, "serve", secret, **fields)[0] == 201
    notice.refresh_from_db()
    assert notice.due_on is not None
    for day in ("sent_on", "signed_on"):
        status, refusal = report(client, case, "serve", secret, **{**fields, "signed_on": None, day: "2026-01-09"})
        assert (status, refusal["where"]) == (422, f"请求体 {day}")
    shown = {each["id"]: each for each in read(client, f"{CASES}/{case.pk}", secret)[1]["letters"]}
    assert shown[letter.pk]["served_on"] == "2026-01-08"


def test_the_service_of_the_answer_ends_the_case(office: Office, client: Client, secret: str) -> None:
    case = signed(office, handled(office))
    letter = case.letters.get(event__kind="sign")
    fields = {"letter": letter.pk, "method": "direct", "sent_on": "2026-01-08"}
    status, refusal = report(client, case, "serve", secret, **fields)
    assert (status, refusal["where"]) == (422, "请求体 signed_on")
    status, found = report(client, case, "serve", secret, **fields, signed_on="2026-01-08")
    assert (status, found["state"], found["cell"]) == (201, FoiState.ANSWERED, "grant")
    assert report(client, case, "serve", secret, **fields, signed_on="2026-01-08")[0] == 409


def test_a_letter_is_served_in_its_own_case_alone(office: Office, client: Client, secret: str) -> None:
    first, second = registered(office), registered(office)
    letter = second.letters.get()
    fields = {"letter": letter.pk, "method": "post", "sent_on": "2026-01-08"}
    status, refusal = report(client, first, "serve", secret, **fields)
    assert (status, refusal["where"]) == (404, "请求体 letter")
    assert not hasattr(type(letter).objects.get(pk=letter.pk), "service")


def test_nobody_states_a_service_without_a_seat(office: Office, city: City) -> None:
    letter = registered(office).letters.get()
    stranger = person_with(city.schools, Role.HANDLER).actor()
    with pytest.raises(RefusedError, match="记录送达须由"):
        actions.serve_notice(letter, ServiceMethod.POST, sent_on=dt.date(2026, 1, 8), actor=stranger)
    serve_letter(letter, ServiceMethod.POST, sent_on=dt.date(2026, 1, 8), actor=office.handler)


@pytest.mark.parametrize(
    ("event", "where"),
    [
        ({}, "请求体 event"),
        ({"event": "sign"}, "请求体 event"),
        ({"event": "void", "reason": "x"}, "请求体 event"),
        ({"event": "correct"}, "请求体 text"),
        ({"event": "correct", "text": " "}, "请求体 text"),
        ({"event": "confirm", "text": "x"}, "请求体 text"),
        ({"event": "confirm", "on": "2026-01-09"}, "请求体 on"),
        ({"event": "confirm", "on": "2025-01-09"}, "请求体 on"),
        ({"event": "pay", "on": "2026-01-08"}, "请求体 receipt"),
        ({"event": "pay", "receipt": "1" * 61}, "请求体 receipt"),
        ({"event": "serve", "letter": 1, "method": "pigeon", "sent_on": "2026-01-08"}, "请求体 method"),
        ({"event": "serve", "letter": 10**30, "method": "post", "sent_on": "2026-01-08"}, "请求体 letter"),
        ({"event": "confirm", "colour": "red"}, "请求体 colour"),
    ],
)
def test_what_is_wrong_with_an_event_is_told_with_its_place(
    office: Office, client: Client, secret: str, event: dict[str, Any], where: str
) -> None:
    case = registered(office, channel=Channel.FAX)
    status, refusal = told(send(client, f"{CASES}/{case.pk}/events", event, secret))
    assert (status, refusal["where"]) == (422, where)
    assert refusal["error"]
    assert refusal["right"]
    assert case.events.count() == 1


def test_a_token_above_reports_what_the_work_unit_may_and_no_more(
    office: Office, city: City, client: Client
) -> None:
    above = token_for(city.city, Scope.CASES_WRITE, below=True).secret
    assert told(send(client, CASES, RECORD, above))[0] == 201
    case = registered(office, channel=Channel.FAX)
    assert report(client, case, "confirm", above)[0] == 201
    actions.assign(case, office.people[Role.HANDLER], actor=office.officer)
    actions.ask_correction(case, "请写明年份", dt.date(2026, 1, 22), actor=office.handler)
    status, refusal = report(client, case, "correct", above, text="2025年")
    assert (status, "承办人" in refusal["error"]) == (409, True)


@pytest.mark.parametrize("which", ["theirs", "above alone"])
@pytest.mark.parametrize("event", ["confirm", "correct", "reason", "withdraw", "opinion", "pay", "serve"])
def test_another_units_case_is_as_absent_as_none(
    office: Office, city: City, client: Client, which: str, event: str
) -> None:
    case = registered(office, channel=Channel.FAX)
    secret = token_for(city.schools if which == "theirs" else city.city).secret
    here, nowhere = f"{CASES}/{case.pk}", f"{CASES}/{case.pk + 1}"
    fields = {"event": event, "letter": 1, "method": "post", "sent_on": "2026-01-08"}
    for ending, call in (
        ("", lambda address: read(client, address, secret)),
        ("/events", lambda address: told(send(client, address, fields, secret))),
    ):
        (status, refusal), (other, absent) = call(f"{here}{ending}"), call(f"{nowhere}{ending}")
        assert status == other == 404
        assert refusal["error"].replace(str(case.pk), "") == absent["error"].replace(str(case.pk + 1), "")
    assert case.events.count() == 1


def test_another_units_cases_are_in_no_list_and_no_sum(office: Office, city: City, client: Client) -> None:
    registered(office)
    theirs = token_for(city.schools).secret
    for address in (CASES, DUE, f"{CASES}?unit=finance", f"{DUE}?unit=finance"):
        assert read(client, address, theirs) == (200, {"cases": [], "next": None})
    for address in (YEAR, f"{YEAR}&unit=finance"):
        assert read(client, address, theirs)[1]["tables"]["requests"]["new"]["total"] == 0
    assert told(send(client, CASES, RECORD, theirs))[0] == 403
    whole = token_for(city.city, below=True).secret
    assert len(read(client, CASES, whole)[1]["cases"]) == 1
    assert read(client, YEAR, whole)[1]["tables"]["requests"]["new"]["natural_person"] == 1


def test_an_application_that_two_units_registered_counts_once_in_the_sum(city: City, client: Client) -> None:
    for unit in (city.finance, city.schools):
        secret = token_for(unit).secret
        assert told(send(client, CASES, {**RECORD, "unit": unit.code}, secret))[0] == 201
        assert read(client, YEAR, secret)[1]["tables"]["requests"]["new"]["total"] == 1
    whole = token_for(city.city, below=True).secret
    assert read(client, f"{YEAR}&unit=示范市财政局", whole)[1]["unit"] == "finance"
    status, found = read(client, YEAR, whole)
    assert (status, found["year"], found["unit"]) == (200, 2026, "city")
    assert found["tables"]["requests"]["new"]["total"] == 1


@pytest.mark.parametrize("year", ["", "2006", "0", "99999", "x"])
def test_a_year_without_a_form_is_refused(city: City, client: Client, secret: str, year: str) -> None:
    status, refusal = read(client, f"/api/v1/foi/statistics?year={year}", secret)
    assert (status, refusal["where"]) == (422, "查询参数 year")
