"""Whoever opens the demo's lists of disputes, precedents and complaints sees life in them, on whatever day."""

from __future__ import annotations

import pytest
import time_machine

from gongkai.cases.disputes.clocks import terms_of
from gongkai.cases.models import Case, Dispute, Lesson
from gongkai.cases.office.models import Complaint, Opening, Precedent
from gongkai.core.actors import system
from gongkai.demo.bodies import load_bodies
from gongkai.demo.casework import load_casework
from gongkai.demo.disputes import load_disputes


# A working day, a Sunday, the Spring Festival, New Year's Day.
@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-22", "2027-02-08", "2026-01-01"])
def test_every_list_has_something_to_do_and_something_done(db, settings, tmp_path, day):
    settings.GONGKAI_HOME = tmp_path
    actor = system("示范市载入")
    with time_machine.travel(f"{day}T10:00:00+08:00", tick=False):
        organizations = load_bodies(actor)
        load_casework(organizations, actor)
        load_disputes(organizations, actor)
        running = Case.objects.get(kind="review", closed_on=None, dispute__act__origin="H4")
        assert (running.state, next(term.ours for term in terms_of(running))) == ("answering", True)
        assert running.due_on
    cells = set(Dispute.objects.values_list("path", "case__cell"))
    assert {("review", "upheld"), ("review", "corrected"), ("direct", "upheld"), ("review", "")} <= cells
    assert Case.objects.filter(kind="redo", closed_on=None).exists()
    assert set(Precedent.objects.values_list("standing", flat=True)) == {"upheld", "corrected"}
    assert Lesson.objects.filter(state="shared").count() == 1
    assert Opening.objects.get().applicants == 2
    assert set(Complaint.objects.values_list("state", flat=True)) == {"registered", "ordered"}
