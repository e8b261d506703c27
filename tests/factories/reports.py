"""Units that report, with somebody in every seat, and reports in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.models import Case
from gongkai.core.roles import Role
from gongkai.reporting import actions
from gongkai.reporting.checks import explainable
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization, Person
    from gongkai.reporting.models import AnnualReport

SEATS = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER, Role.DISCLOSURE_OFFICER)
PROSE = {
    "overview": "<p>2025年，示范市教育局依法做好政府信息公开工作。</p>",
    "problems": "<p>存在的问题：公开的内容还不够全面。</p><p>改进情况：完善目录。</p>",
    "other": "<p>本年度没有收取信息处理费。</p>",
}


@dataclass
class Desk:
    """The people of a unit who bring its report out, one in each seat."""

    unit: Organization
    people: dict[Role, Person]

    def actor(self, role: Role) -> Actor:
        return self.people[role].actor()

    @property
    def writer(self) -> Actor:
        return self.actor(Role.DRAFTER)

    @property
    def checker(self) -> Actor:
        return self.actor(Role.REVIEWER)

    @property
    def publisher(self) -> Actor:
        return self.actor(Role.PUBLISHER)


def build_desk(unit: Organization) -> Desk:
    return Desk(unit, {role: person_with(unit, role) for role in SEATS})


def case_of(
    unit: Organization,
    received: str,
    closed: str = "",
    cell: str = "grant",
    klass: str = ApplicantClass.NATURAL_PERSON,
    **fields: object,
) -> Case:
    """An application as the statistics see it, written straight to the table."""
    number = Case.objects.count() + 1
    values: dict[str, object] = {
        "kind": "foi",
        "unit": unit,
        "number": f"示依申请〔{received[:4]}〕{number}号",
        "code": f"code-{number}",
        "channel": Channel.COUNTER,
        "title": f"第{number}件申请",
        "state": FoiState.ANSWERED if closed else FoiState.HANDLING,
        "applicant_class": klass,
        "arrived_on": dt.date.fromisoformat(received),
        "received_on": dt.date.fromisoformat(received),
        "closed_on": dt.date.fromisoformat(closed) if closed else None,
        "cell": cell if closed else "",
    }
    return Case.objects.create(**(values | fields))


def complete(report: AnnualReport, actor: Actor) -> AnnualReport:
    """The prose, the figures that nobody counts, and words to every question."""
    actions.edit_prose(report, PROSE, actor=actor)
    actions.enter_figures(report, dict.fromkeys(report.unsourced, 0), note="本单位没有", actor=actor)
    for finding in explainable(report):
        actions.explain(report, finding.key, "已核对", actor=actor)
    return report


def drafted(desk: Desk, year: int = 2025) -> AnnualReport:
    """A report that is ready to be handed in."""
    return complete(actions.draft(desk.unit, year, actor=desk.writer), desk.writer)


def published(desk: Desk, year: int = 2025) -> AnnualReport:
    """A report that is out."""
    return bring_out(desk, drafted(desk, year))


def bring_out(desk: Desk, report: AnnualReport) -> AnnualReport:
    actions.submit(report, actor=desk.writer)
    actions.approve(report, actor=desk.checker)
    return actions.publish(report, actor=desk.publisher)
