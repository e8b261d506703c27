"""Who somebody is lies sealed, is seen by those who need it, and every look is recorded."""

from __future__ import annotations

import pytest
from django.db import connection

from gongkai.cases.actions import Identity, forget, look
from gongkai.cases.actions.documents import add_document, erase, read
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.jobs import empty_the_store
from gongkai.cases.models import Party
from gongkai.core.actors import applicant, system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from tests.factories.cases import SOMEBODY, handled, registered, signed
from tests.factories.orgs import actor_with


def everything_stored():
    """All that lies in the tables of casework and the trail, as bytes."""
    found = b""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("cases_", "core_")):
                cursor.execute(f'SELECT * FROM "{table}"')
                found += repr(
                    [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor]
                ).encode()
    return found


def test_nothing_in_the_database_names_the_applicant(office):
    handled(office, title="学位统计")
    stored = everything_stored()
    for secret in (SOMEBODY.name, SOMEBODY.id_number, SOMEBODY.phone, SOMEBODY.address):
        assert secret.encode() not in stored
    assert "申**".encode() in stored


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.HANDLER, True),
        (Role.REVIEWER, True),
        (Role.SIGNATORY, True),
        (Role.SECRECY_REVIEWER, False),
        (Role.DISCLOSURE_OFFICER, False),
        (Role.AUDITOR, False),
        (Role.ADMINISTRATOR, False),
        (Role.DRAFTER, False),
        (Role.PUBLISHER, False),
    ],
)
def test_only_those_who_need_it_see_who_it_is(office, role, may):
    party = registered(office).parties.get()
    actor = actor_with(office.unit, role)
    if may:
        assert look(party, actor=actor)["name"] == SOMEBODY.name
        assert AuditEntry.objects.filter(event="case.looked", actor_id=actor.person_id).count() == 1
    else:
        with pytest.raises(RefusedError):
            look(party, actor=actor)


def test_an_applicant_sees_their_own_and_nobody_elses(office):
    mine, other = registered(office), registered(office)
    assert look(mine.parties.get(), actor=applicant(mine.pk))["phone"] == SOMEBODY.phone
    with pytest.raises(RefusedError):
        look(other.parties.get(), actor=applicant(mine.pk))
    assert list(Party.objects.visible_to(applicant(mine.pk))) == [mine.parties.get()]


def test_two_applicants_in_one_case_are_refused_and_the_same_one_is_recognised(office):
    first, second = registered(office), registered(office)
    assert first.parties.get().fingerprint == second.parties.get().fingerprint


@pytest.mark.parametrize(
    ("identity", "field"),
    [
        (Identity(name=" ", phone="1"), "name"),
        (Identity(name="某", id_kind="id_card", id_number="110105194912310021", phone="1"), "id_number"),
        (Identity(name="某"), "phone"),
        (Identity(name="某" * 101, phone="1"), "name"),
    ],
)
def test_an_identity_that_cannot_be_says_which_field(identity, field):
    with pytest.raises(InvalidInputError) as caught:
        identity.checked()
    assert caught.value.field == field


def test_forgetting_leaves_the_figures_and_nothing_else(office):
    case = signed(office, handled(office))
    with pytest.raises(RefusedError, match="尚未办结"):
        forget(case, actor=system("期满"))
    actions.serve(case, ServiceMethod.POST, sent_on=case.letters.last().dated, actor=office.handler)
    forget(case, actor=system("期满"))
    case.refresh_from_db()
    assert (case.cell, case.applicant_class, case.title) == ("grant", "natural_person", "（已清除）")
    assert case.parties.get().identity() == {}
    assert not any(note.text for note in case.notes.all())


def test_a_file_lies_sealed_and_is_destroyed_for_good(office, tmp_path):
    case = registered(office)
    made = add_document(
        case, Purpose.IDENTITY, "身份证.jpg", b"secret-bytes", media_type="image/jpeg", actor=office.handler
    )
    stored = tmp_path / "files" / made.stored
    assert b"secret-bytes" not in stored.read_bytes()
    assert read(made) == b"secret-bytes"
    erase(made, actor=system("期满"))
    empty_the_store([entry.payload for entry in OutboxEntry.objects.filter(topic="cases.erase")])
    assert not stored.exists()
    with pytest.raises(RefusedError, match="销毁"):
        read(made)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("a\u202egnp.exe", "a_gnp.exe"),
        ("", "文件"),
        ("长" * 300 + ".pdf", ".pdf"),
    ],
)
def test_a_hostile_file_name_becomes_a_harmless_one(office, name, kept):
    made = add_document(
        registered(office), Purpose.OTHER, name, b"x", media_type="text/plain", actor=office.handler
    )
    assert made.name.endswith(kept)
    assert "/" not in made.name
    assert len(made.name) <= 200
