"""What is kept ends on its day: the proof of identity first, who somebody was years later; the figures stay."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.utils import timezone

from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose
from gongkai.cases.foi import actions, retention
from gongkai.cases.foi.statistics import requests_table
from gongkai.cases.models import Case
from gongkai.core.actors import system
from tests.factories.cases import handled

if TYPE_CHECKING:
    from tests.factories.cases import Office

ROBOT = system("测试")


@pytest.fixture
def ended(office: Office) -> Case:
    case = handled(office)
    for purpose in (Purpose.IDENTITY, Purpose.APPLICATION):
        add_document(case, purpose, f"{purpose}.pdf", b"x", media_type="application/pdf", actor=office.handler)
    actions.withdraw(case, actor=office.officer)
    return case


def later(days: int) -> Any:
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False)


def left(case: Case) -> set[str]:
    return set(case.documents.filter(erased_on__isnull=True).values_list("purpose", flat=True))


def test_proofs_of_identity_end_after_their_days(ended: Case, settings: Any) -> None:
    settings.GONGKAI_FOI_IDENTITY_DAYS = 10
    with later(9):
        assert retention.erase_identities(actor=ROBOT) == 0
    with later(10):
        assert retention.erase_identities(actor=ROBOT) == 1
        assert retention.erase_identities(actor=ROBOT) == 0
    assert Purpose.IDENTITY not in left(ended)
    assert Purpose.APPLICATION in left(ended)


def test_an_open_case_keeps_its_proofs(office: Office) -> None:
    case = handled(office)
    add_document(case, Purpose.IDENTITY, "证件.pdf", b"x", media_type="application/pdf", actor=office.handler)
    with later(4000):
        assert retention.erase_identities(actor=ROBOT) == 0


def test_who_somebody_was_is_forgotten_and_the_figures_stay(ended: Case) -> None:
    year = timezone.localdate().year
    before = requests_table(Case.objects.all(), year)
    with later(3649):
        assert retention.forget_applicants(actor=ROBOT) == 0
    with later(3650):
        assert retention.forget_applicants(actor=ROBOT) == 1
        assert retention.forget_applicants(actor=ROBOT) == 0
    ended.refresh_from_db()
    assert ended.parties.get().identity() == {}
    assert left(ended) == set()
    assert requests_table(Case.objects.all(), year) == before


def test_what_somebody_still_needs_is_kept(ended: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_holds", [])
    retention.hold(lambda case: case.pk == ended.pk)
    with later(5000):
        assert retention.erase_identities(actor=ROBOT) == 0
        assert retention.forget_applicants(actor=ROBOT) == 0
    assert left(ended) != set()
