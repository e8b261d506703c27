"""People and applications that the tests of casework speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.cases.actions import Identity
from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.intake import Application
from gongkai.core.roles import Role
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization, Person

SOMEBODY = Identity(
    name="申小明",
    id_kind="id_card",
    id_number="11010519491231002X",
    phone="13900001234",
    address="示范市幸福路1号",
)


@dataclass
class Office:
    """The people of a unit, one in each seat."""

    unit: Organization
    people: dict[Role, Person]

    def actor(self, role: Role) -> Actor:
        return self.people[role].actor()

    @property
    def handler(self) -> Actor:
        return self.actor(Role.HANDLER)

    @property
    def reviewer(self) -> Actor:
        return self.actor(Role.REVIEWER)

    @property
    def secrecy(self) -> Actor:
        return self.actor(Role.SECRECY_REVIEWER)

    @property
    def signatory(self) -> Actor:
        return self.actor(Role.SIGNATORY)

    @property
    def officer(self) -> Actor:
        return self.actor(Role.DISCLOSURE_OFFICER)


SEATS = (Role.HANDLER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.SIGNATORY, Role.DISCLOSURE_OFFICER)


def build_office(unit: Organization) -> Office:
    """Somebody in every seat that a case passes."""
    return Office(unit, {role: person_with(unit, role) for role in SEATS})


def application(request: str = "本市2025年度学位供给的统计数据", **fields: object) -> Application:
    """An application by a natural person."""
    return Application(
        **({"applicant": SOMEBODY, "klass": ApplicantClass.NATURAL_PERSON, "request": request} | fields)  # type: ignore[arg-type]  # the fields of the class
    )


def registered(
    office: Office, *, channel: Channel = Channel.COUNTER, arrived_on: dt.date | None = None, **fields: object
) -> Case:
    """A case that waits to be given to somebody."""
    return actions.register(
        office.unit, application(**fields), channel, arrived_on=arrived_on, actor=office.officer
    )


def handled(office: Office, **fields: object) -> Case:
    """A case that its handler works on."""
    case = registered(office, **fields)  # type: ignore[arg-type]  # passed on
    actions.assign(case, office.people[Role.HANDLER], actor=office.officer)
    return case


def signed(office: Office, case: Case, code: str = "published", facts: dict[str, object] | None = None) -> Case:
    """Through review, secrecy review and signature."""
    actions.propose(case, code, facts or {"access_route": "本机关网站公开专栏"}, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    actions.sign(case, actor=office.signatory)
    return case
