"""What an act left behind that was killed between file and row goes; what anybody names stays."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.utils import timezone

from gongkai.cases import jobs, strays
from gongkai.cases.actions import add_document, read
from gongkai.cases.enums import Purpose
from gongkai.core import duties
from gongkai.core.actors import system
from gongkai.core.outbox import drain
from gongkai.portal.foi import drafting
from gongkai.portal.foi.models import DraftFile
from tests.factories.cases import registered
from tests.portal.foi.support import review

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument
    from tests.factories.cases import Office

ROBOT = system("测试")
AT_ONCE = dt.timedelta(0)


def given(case: Case) -> CaseDocument:
    return add_document(case, Purpose.APPLICATION, "材料.pdf", b"%PDF", media_type="application/pdf", actor=ROBOT)


def failed(case: Case) -> str:
    """The place of a file whose act failed after it was stored."""
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        place = given(case).stored
        raise KeyboardInterrupt
    assert default_storage.exists(place)
    return place


def test_a_file_whose_act_did_not_end_is_taken_away_the_next_day(office: Office) -> None:
    case = registered(office)
    kept, left = given(case), failed(case)
    assert strays.sweep() == 0
    assert list(strays.strays(timezone.now() + strays.AGE)) == [left]
    assert strays.sweep(AT_ONCE) == 1
    assert not default_storage.exists(left)
    assert read(kept) == b"%PDF"


def test_what_was_destroyed_but_still_lies_there_is_taken_away(office: Office) -> None:
    document = given(registered(office))
    document.erased_on = timezone.localdate()
    document.save()
    assert strays.sweep(AT_ONCE) == 1
    assert not default_storage.exists(document.stored)


def test_files_of_drafts_stay_while_somebody_may_go_on(office: Office) -> None:
    review(Client())
    kept = DraftFile.objects.get()
    left = default_storage.save("drafts/ab/" + "ab" * 16, ContentFile(b"x"))
    strange = default_storage.save("drafts/ab/no-uid", ContentFile(b"x"))
    assert strays.sweep(AT_ONCE) == 2
    assert drafting.content(kept)
    assert not default_storage.exists(left)
    assert not default_storage.exists(strange)


def test_the_rounds_of_a_day_are_owed_once_and_made_by_the_worker(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    rounds = {name: lambda name=name: made.append(name) for name in jobs.ROUNDS}
    monkeypatch.setattr(jobs, "ROUNDS", rounds)
    assert set(rounds) <= set(duties.run_due())
    assert duties.run_due() == []
    assert made == []
    drain()
    assert sorted(made) == sorted(rounds)
