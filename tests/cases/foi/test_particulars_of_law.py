"""Single points of the law as the casework keeps them: who asked orally, who is silent, what moves no date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import time_machine

from gongkai.cases.enums import ConsultedBody, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.consulting import reached
from gongkai.cases.foi.desk.todo import groups
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.foi.evidence import gaps
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.law import rule
from tests.factories.cases import SOMEBODY, handled, registered
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from tests.factories.cases import Office

MONDAY = dt.date(2026, 1, 5)


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def reminded(office: Office, today: dt.date) -> set[str]:
    found = groups(office.handler, today)
    return {group.label for group in found if group.label.startswith("依申请公开") and group.rows.exists()}


def asked(office: Office, body: ConsultedBody) -> Case:
    """A case whose third party, or co-maker, got the letter on Monday and never answered."""
    with at("2026-01-05"):
        case = handled(office)
        other = {"who": SOMEBODY} if body is ConsultedBody.THIRD_PARTY else {"organ": "示范市财政局"}
        letter = actions.consult(case, body, "请提出意见", actor=office.handler, **other)
        reached(letter, MONDAY, actor=office.handler)
    with at("2026-02-02"):
        actions.opinion_lapsed(letter, actor=office.handler)
    case.refresh_from_db()
    return case


def test_an_oral_application_is_written_down_and_needs_no_paper(office):
    written, spoken = registered(office), registered(office, oral=True)
    assert spoken.events.get(kind="register").data["oral"] is True
    assert any("申请书" in gap for gap in gaps(written))
    assert not any("申请书" in gap for gap in gaps(spoken))


def test_an_internal_transfer_moves_no_date(office):
    with at("2026-01-05"):
        case = handled(office)
    before = (case.received_on, case.due_on, case.clock)
    with at("2026-01-20"):
        other = person_with(office.unit, Role.HANDLER)
        actions.transfer(case, other, actor=office.officer, reason="职责调整")
    assert case.handler == other
    assert (case.received_on, case.due_on, case.clock) == before


def test_nobody_is_reminded_while_the_clock_stands(office):
    with at("2026-01-05"):
        case = handled(office)
    late = dt.date(2026, 2, 3)
    assert reminded(office, dt.date(2026, 1, 28)) == {"依申请公开：7日内到期"}
    assert reminded(office, late) == {"依申请公开：已逾期"}
    with at("2026-01-08"):
        actions.consult(case, ConsultedBody.THIRD_PARTY, "涉及贵公司", who=SOMEBODY, actor=office.handler)
    assert reminded(office, late) == set()


def test_a_silent_co_maker_has_consented(office):
    case = asked(office, ConsultedBody.ORGAN)
    actions.propose(case, "granted", {"information": "数据"}, actor=office.handler)
    assert case.state == FoiState.REVIEW


def test_a_silent_third_party_has_not_and_the_organ_decides_with_its_reasons(office):
    case = asked(office, ConsultedBody.THIRD_PARTY)
    with pytest.raises(RefusedError, match="理由"):
        actions.propose(case, "e15", {"article": "条例第十五条"}, actor=office.handler)
    reasons = {"article": "条例第十五条", "reasons": "涉及商业秘密", "information": "报价单"}
    actions.propose(case, "e15", reasons, actor=office.handler)
    assert case.state == FoiState.REVIEW


def test_a_courier_that_is_not_the_post_serves_nothing():
    known = {item.code for item in rule("FOI-SERVE", on=MONDAY).items}
    own = {ServiceMethod.ONLINE, ServiceMethod.EMAIL}
    assert {str(method) for method in ServiceMethod if method not in own} == known
    with pytest.raises(ValueError, match="courier"):
        ServiceMethod("courier")


def test_parts_of_one_application_lead_back_to_it_and_count_apart(office):
    case = handled(office)
    parts = actions.split(case, ["学校名录", "教师人数"], actor=office.handler)
    assert [part.split_from for part in parts] == [case, case]
    assert case.events.get(kind="split").data["parts"] == [part.pk for part in parts]
    assert all(part.counts for part in (case, *parts))
    assert len({part.number for part in (case, *parts)}) == 3
