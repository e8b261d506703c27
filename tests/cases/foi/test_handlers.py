"""Whom a case can be given to: those of its unit who hold the seat of a handler, on either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.foi.desk.forms import HandlerForm
from gongkai.core.roles import Role
from tests.factories.cases import registered
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from tests.factories.cases import Office
    from tests.factories.town import City


def test_the_handlers_of_the_unit_are_offered(office: Office, town: City) -> None:
    second = person_with(office.unit, Role.REVIEWER, Role.HANDLER)
    person_with(town["health"], Role.HANDLER)
    person_with(office.unit, Role.HANDLER, is_active=False)
    form = HandlerForm(None, registered(office), office.officer)
    assert set(form.fields["handler"].queryset) == {office.people[Role.HANDLER], second}  # type: ignore[attr-defined]  # a ModelChoiceField
