"""The demo city's structured information passes the checks of its kinds and stands on its pages."""

from __future__ import annotations

import re

import pytest

from gongkai.core.actors import system
from gongkai.demo.bodies import load_bodies
from gongkai.demo.figures import load_figures, sheets
from gongkai.information import kinds
from gongkai.information.models import Information, InformationRow
from gongkai.information.rows import problems

pytestmark = pytest.mark.django_db
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@pytest.fixture
def city():
    actor = system("示范市载入")
    load_figures(load_bodies(actor), actor)


def test_every_record_is_public_and_without_fault(city):
    rows = list(Information.objects.all())
    assert len(rows) == sum(len(sheet["record"]) for sheet in sheets())
    assert all(row.is_public for row in rows)
    assert [said for row in rows for said in problems(row)] == []


def test_several_kinds_have_several_periods(city):
    for code in ("food_sampling", "fiscal_monthly", "government_debt", "air_quality", "government_budget"):
        assert Information.objects.filter(kind=code).count() >= 3


def test_values_are_already_as_the_platform_keeps_them(city):
    for row in Information.objects.all():
        assert set(row.elements) <= {field.code for field in kinds.get(row.kind).fields}


def test_no_row_holds_a_telephone_of_a_person(city):
    assert not [row.text for row in InformationRow.objects.all() if _MOBILE.search(row.text)]
