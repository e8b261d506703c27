"""Below the models, the database itself refuses what must never be."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.cases import triggers
from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose
from gongkai.cases.models import CaseEvent, Enclosure
from tests.factories.cases import handled, signed


@pytest.fixture
def guarded(db):
    triggers.install(connection)
    yield
    triggers.remove(connection)


def test_an_event_cannot_be_changed_or_deleted(office, guarded):
    handled(office)
    with pytest.raises(DatabaseError, match="只可追加"), transaction.atomic():
        CaseEvent.objects.update(kind="x")
    with pytest.raises(DatabaseError, match="只可追加"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_caseevent")


def test_a_file_of_another_case_cannot_be_enclosed(office, guarded):
    case, other = signed(office, handled(office)), handled(office)
    stray = add_document(other, Purpose.RELEASE, "a.txt", b"x", media_type="text/plain", actor=office.handler)
    own = add_document(case, Purpose.RELEASE, "a.txt", b"x", media_type="text/plain", actor=office.handler)
    letter = case.letters.get(kind="published")
    enclosure = Enclosure.objects.create(letter=letter, document=own)
    with pytest.raises(DatabaseError, match="不属于本办件"), transaction.atomic():
        Enclosure.objects.create(letter=letter, document=stray)
    with pytest.raises(DatabaseError, match="不属于本办件"), transaction.atomic():
        Enclosure.objects.filter(pk=enclosure.pk).update(document=stray)
