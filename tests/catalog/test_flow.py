"""Closed world: every role, state and event of the three flows; what is not listed is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gongkai.catalog.enums import ObligationEvent, ReviewEvent, VersionEvent
from gongkai.catalog.flow import OBLIGATION_FLOW, OFFICE, REVIEW_FLOW, UNIT, VERSION_FLOW
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.factories.catalog import build_item, build_obligation, build_review, build_version
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from gongkai.core.flow import Flow
    from tests.catalog.conftest import Town

BY_ITSELF = {VersionEvent.REPLACE, ObligationEvent.FALL_DUE, ObligationEvent.MISS}
# (flow, state, event) → who may; what is not here nobody may.
ALLOWED: dict[tuple[str, str, str], frozenset[Role]] = {
    ("version", "draft", "review"): OFFICE,
    ("version", "reviewed", "return"): OFFICE,
    ("version", "reviewed", "put_in_force"): OFFICE,
    ("version", "draft", "discard"): OFFICE,
    ("version", "reviewed", "discard"): OFFICE,
    ("obligation", "due", "fulfil"): UNIT | OFFICE,
    ("obligation", "late", "fulfil"): UNIT | OFFICE,
    ("obligation", "missing", "fulfil"): UNIT | OFFICE,
    ("obligation", "due", "waive"): OFFICE,
    ("obligation", "late", "waive"): OFFICE,
    ("obligation", "missing", "waive"): OFFICE,
    ("obligation", "done", "reopen"): OFFICE,
    ("obligation", "waived", "reopen"): OFFICE,
    ("review", "pending", "uphold"): OFFICE,
    ("review", "pending", "refuse"): OFFICE,
    ("review", "pending", "withdraw"): UNIT,
    ("review", "upheld", "reassess"): OFFICE,
}
FLOWS: dict[str, tuple[Flow, Any]] = {
    "version": (VERSION_FLOW, VersionEvent),
    "obligation": (OBLIGATION_FLOW, ObligationEvent),
    "review": (REVIEW_FLOW, ReviewEvent),
}


def subject(name: str, town: Town, state: str) -> Any:
    version = build_version(town.finance)
    item = build_item(version)
    row = {
        "version": lambda: version,
        "obligation": lambda: build_obligation(item, town.finance),
        "review": lambda: build_review(town.finance),
    }[name]()
    row.state = state
    return row


@pytest.mark.parametrize("name", FLOWS)
def test_every_role_state_and_event_is_as_the_table_says(town: Town, name: str) -> None:
    flow, events = FLOWS[name]
    actors = {role: actor_with(town.finance, role) for role in Role}
    row = subject(name, town, flow.initial[0])
    for state in flow.states:
        row.state = state
        for event in events:
            expected = ALLOWED.get((name, str(state), str(event)), frozenset())
            allowed = {role for role, actor in actors.items() if _may(flow, event, row, actor)}
            assert allowed == expected, (name, state, event)


@pytest.mark.parametrize("name", FLOWS)
def test_another_department_may_do_nothing(town: Town, name: str) -> None:
    flow, _ = FLOWS[name]
    row = subject(name, town, flow.initial[0])
    for state in flow.states:
        row.state = state
        assert flow.allowed(row, town.stranger) == []


def test_what_the_calendar_does_no_person_does() -> None:
    lines = [line for flow, _ in FLOWS.values() for line in flow.transitions if line.event in BY_ITSELF]
    assert {line.event for line in lines} == BY_ITSELF
    assert all(line.guards for line in lines)


def _may(flow: Flow, event: Any, row: Any, actor: Any) -> bool:
    try:
        flow.require(event, row, actor, reason="理由")
    except RefusedError:
        return False
    return True


def test_what_the_platform_does_by_itself_names_no_next_person() -> None:
    lines = [*VERSION_FLOW.transitions, *OBLIGATION_FLOW.transitions]
    assert {line.event for line in lines if line.by_itself} == BY_ITSELF
