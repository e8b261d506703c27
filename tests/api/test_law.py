"""The API gives what the command line gives, refuses in the same words, and is described as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gongkai.api.v1 import api
from gongkai.law.request import answer

if TYPE_CHECKING:
    from django.test import Client

DESCRIPTION = Path(__file__).resolve().parents[2] / "docs/reference/openapi.json"
QUESTION: dict[str, Any] = {
    "procedure": "foi",
    "channel": "counter",
    "events": [{"type": "received", "on": "2026-01-26"}],
    "known_at": None,
    "as_of": "2026-02-10",
}


def post(client: Client, path: str, data: Any) -> tuple[int, Any]:
    body = data if isinstance(data, str) else json.dumps(data)
    response = client.post(f"/api/v1/law/{path}", body, content_type="application/json")
    return response.status_code, json.loads(response.content)


def get(client: Client, path: str) -> tuple[int, Any]:
    response = client.get(f"/api/v1/law/{path}")
    return response.status_code, json.loads(response.content)


def test_a_due_date_is_the_command_lines(client: Client) -> None:
    assert post(client, "due", QUESTION) == (200, answer(QUESTION))
    assert post(client, "due", QUESTION)[1]["due"] == "2026-02-28"


def test_an_impossible_history_is_refused_with_rule_and_event(client: Client) -> None:
    answered = {"type": "answered", "on": "2026-01-20"}
    status, refusal = post(client, "due", {**QUESTION, "events": [*QUESTION["events"], answered]})
    assert (status, refusal["rule"], refusal["event"]) == (422, "FOI-33", answered)
    assert "早于收到申请" in refusal["error"]


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"events": 3}', "[" * 100_000, '"\\ud800"'])
def test_what_is_no_question_is_refused_in_words(client: Client, body: str) -> None:
    status, refusal = post(client, "due", body)
    assert status == 422
    assert refusal["error"]


def test_rules_in_the_version_of_a_day(client: Client) -> None:
    assert get(client, "rules/FOI-33?on=2018-05-01")[1]["value"] == 15
    assert get(client, "rules/FOI-33?on=2026-05-01")[1]["value"] == 20
    assert get(client, "rules/NO-1")[0] == 404
    every, on_a_day = get(client, "rules")[1], get(client, "rules?on=2018-05-01")[1]
    assert len(every) > len(on_a_day) > 10


def test_days_fees_remedies_and_numbers(client: Client) -> None:
    assert get(client, "add?day=2026-01-26&count=20") == (200, {"date": "2026-02-28", "provisional": False})
    assert get(client, "fee?items=41")[1]["fen"] == 430_000
    assert get(client, "remedy?decision=E15&on=2024-02-01")[1]["review_first"] is True
    assert post(client, "id/uscc", {"value": "11370812004339255B"})[1]["valid"] is True


@pytest.mark.parametrize(
    "path",
    [
        "add?day=x&count=1",
        "add?day=2026-01-01&count=1&unit=y",
        "add?day=9999-12-31&count=9",
        "fee",
        "fee?items=-1",
    ],
)
def test_a_parameter_that_cannot_be_read_is_told(client: Client, path: str) -> None:
    status, refusal = get(client, path)
    assert status == 422
    assert refusal["error"]


def test_an_unknown_kind_of_number_is_not_found(client: Client) -> None:
    assert post(client, "id/nothing", {"value": "1"})[0] == 404


def test_the_description_is_the_committed_one() -> None:
    described = json.loads(json.dumps(api.get_openapi_schema()))
    assert json.loads(DESCRIPTION.read_text("utf-8")) == described, "write it anew: make docs"


def test_a_method_that_an_address_does_not_know_is_refused_in_json(client: Client) -> None:
    response = client.put("/api/v1/law/due", "{}", content_type="application/json")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    told = json.loads(response.content)
    assert told == {"error": "这个接口不接受 PUT。", "where": "请求方法", "right": "POST"}
