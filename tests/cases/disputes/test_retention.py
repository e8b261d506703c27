"""What is in dispute is kept whole; once all of it ended long ago, nobody in any of it is known any more."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from gongkai.cases import jobs
from gongkai.cases.actions import add_document
from gongkai.cases.disputes import actions
from gongkai.cases.disputes.statistics import review_litigation_table
from gongkai.cases.enums import Purpose
from gongkai.cases.foi.actions import void
from gongkai.cases.models import Case, CaseDocument, Party
from tests.factories.cases import registered
from tests.factories.disputes import disputed
from tests.factories.office import answered


@pytest.fixture(autouse=True)
def days(settings):
    settings.GONGKAI_FOI_IDENTITY_DAYS, settings.GONGKAI_FOI_RETENTION_DAYS = 10, 100


@pytest.fixture
def act(office):
    case = answered(office)
    for purpose in (Purpose.IDENTITY, Purpose.APPLICATION):
        add_document(case, purpose, f"{purpose}.pdf", b"x", media_type="application/pdf", actor=office.handler)
    return case


def later(days):
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False)


def duties():
    jobs.make_rounds([{"duty": "cases.erase_identities"}, {"duty": "cases.forget"}])


def known():
    """The kinds of the cases in which somebody is still known."""
    return set(Party.objects.exclude(fingerprint="").values_list("case__kind", flat=True))


def files():
    return CaseDocument.objects.filter(erased_on__isnull=True, purpose__in=("identity", "application")).count()


def test_nothing_is_erased_while_a_review_a_suit_or_the_new_answer_is_open(office, act):
    review = disputed(office, "review", act, timezone.localdate())
    with later(200):
        duties()
        assert (known(), files()) == ({"foi", "review"}, 2)
        actions.decide(review, "redo", actor=office.handler)
        again = actions.redo(review, actor=office.handler)
    with later(400):
        duties()
        assert (known(), files()) == ({"foi", "review", "redo"}, 2)
        Case.objects.filter(pk=again.pk).update(closed_on=timezone.localdate(), state="answered")
        suit = disputed(office, "suit", act, timezone.localdate(), after=review)
    with later(600):
        duties()
        assert (known(), files()) == ({"foi", "review", "redo", "suit"}, 2)
        actions.judge(suit, "withdrawn", actor=office.handler)
        duties()
        assert files() == 0  # the application and its proofs: their own days were over long ago
        assert known() == {"suit"}


def test_who_complained_is_forgotten_like_who_applied_and_the_table_stays(office, act):
    review, year = disputed(office, "review", act, timezone.localdate()), timezone.localdate().year
    actions.decide(review, "upheld", actor=office.handler)
    before = review_litigation_table(Case.objects.all(), year)
    with later(99):
        duties()
        assert known() == {"foi", "review"}
    with later(101):
        duties()
        assert known() == set()
    review.refresh_from_db()
    assert (review.parties.get().identity(), review.notes.get(name="claim").text) == ({}, "")
    assert review_litigation_table(Case.objects.all(), year) == before


def test_a_struck_registration_does_not_keep_somebody_for_ever(office):
    case = registered(office)
    void(case, actor=office.officer, reason="重复登记")
    with later(99):
        duties()
        assert known() == {"foi"}
    with later(101):
        duties()
        assert known() == set()
