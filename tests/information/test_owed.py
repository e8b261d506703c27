"""Publishing the right information fulfils what its unit owed, in the same transaction."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.catalog.actions import generate
from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import Obligation
from gongkai.core.actors import system
from gongkai.information.actions import publish
from gongkai.information.enums import InformationState
from gongkai.information.owed import period_of
from tests.factories.catalog import build_item, build_version
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory

D = dt.date


@pytest.mark.parametrize(
    ("kind", "field", "value", "period"),
    [
        ("fiscal_monthly", "month", "2026-02", (D(2026, 2, 1), D(2026, 2, 28))),
        ("fiscal_monthly", "month", "", None),
        ("notice", "month", "2026-02", None),
    ],
)
def test_the_period_is_that_of_the_kinds_own_field(db, kind, field, value, period):
    assert period_of(InformationFactory(kind=kind, elements={field: value})) == period


def test_publishing_fulfils_what_is_owed(db):
    owner = OrganizationFactory()
    item = build_item(
        build_version(owner, state=VersionState.IN_FORCE, valid_from=D(2020, 1, 1)), "每年", kind="notice"
    )
    today = dt.datetime.now(dt.UTC).date()
    generate(today.replace(month=12, day=31), today.replace(month=12, day=31), actor=system("测试"))
    row = InformationFactory(
        owner=owner,
        state=InformationState.REVIEWED,
        issuer_name="某局",
        written_on=today,
        body_html="<p>正文。</p>",
    )
    publish(row, actor=system("测试"))
    done = Obligation.objects.get(item=item)
    assert (done.state, done.information_id, done.information_title) == ("done", row.pk, row.title)
    assert done.information_url == row.get_absolute_url()
