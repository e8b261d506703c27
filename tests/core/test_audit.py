"""The trail is append-only, and whatever is done to it behind its back is found."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection, transaction

from gongkai.core.actors import PUBLIC, system
from gongkai.core.audit import Change, record, record_many, verify
from gongkai.core.audit.models import AuditEntry, AuditHead
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.core.conftest import actor_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.audit import Fault
    from gongkai.orgs.models import Organization

walking = sys.modules["gongkai.core.audit.verify"]  # the package gives the function the same name
ROBOT = system("测试")
TABLE = "core_auditentry"


@pytest.fixture(autouse=True)
def no_anchors() -> Iterator[None]:
    path = settings.GONGKAI_HOME / "audit" / "heads.jsonl"
    path.unlink(missing_ok=True)
    yield
    path.unlink(missing_ok=True)


@pytest.fixture
def trail(education: Organization) -> list[AuditEntry]:
    changes = [
        Change("organization.rename", education, education, {"old": f"旧名{n}", "on": dt.date(2024, 5, n)})
        for n in range(1, 6)
    ]
    record_many(changes, actor=ROBOT)
    return list(AuditEntry.objects.order_by("sequence"))


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def faults() -> list[str]:
    return [fault.what for fault in verify()[1]]


def test_an_untouched_trail_verifies(trail: list[AuditEntry]) -> None:
    assert verify() == (5, [])
    assert [entry.sequence for entry in trail] == [1, 2, 3, 4, 5]
    assert trail[3].previous_hash == trail[2].hash


def test_an_entry_keeps_who_what_and_the_values(trail: list[AuditEntry], education: Organization) -> None:
    entry = trail[0]
    assert (entry.actor_name, entry.event, entry.subject_id) == ("测试", "organization.rename", str(education.pk))
    assert entry.data == {"old": "旧名1", "on": "2024-05-01"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_name", "别人"),
        ("event", "organization.create"),
        ("subject_id", "99"),
        ("subject_label", "另一个"),
        ("owner_path", "/9/"),
        ("data", json.dumps({"old": "改过"})),
        ("at", "2001-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_field_is_found(trail: list[AuditEntry], column: str, value: str) -> None:
    execute(f"UPDATE {TABLE} SET {column} = %s WHERE sequence = 3", value)
    assert faults() == ["内容与摘要不符：记录被修改"]


def test_a_change_with_a_recomputed_hash_breaks_the_chain(trail: list[AuditEntry]) -> None:
    execute(f"UPDATE {TABLE} SET event = 'x', hash = %s WHERE sequence = 3", "f" * 64)
    assert any("不衔接" in what for what in faults())


def test_a_deleted_entry_is_found(trail: list[AuditEntry]) -> None:
    execute(f"DELETE FROM {TABLE} WHERE sequence = 2")
    assert any("序号不连续" in what for what in faults())


def test_a_cut_off_tail_is_found_by_the_head(trail: list[AuditEntry]) -> None:
    execute(f"DELETE FROM {TABLE} WHERE sequence > 3")
    assert faults() == ["链头记到第 5 条，实有记录止于第 3 条"]


def test_a_cut_off_tail_with_a_forged_head_is_found_by_the_note_outside(trail: list[AuditEntry]) -> None:
    assert verify()[1] == []
    execute(f"DELETE FROM {TABLE} WHERE sequence > 3")
    AuditHead.objects.update(sequence=3, hash=trail[2].hash)
    assert faults() == ["库外留存过这一条，库中已不存在"]


def test_the_model_refuses_to_change_or_delete(trail: list[AuditEntry]) -> None:
    attempts = [
        trail[0].save,
        trail[0].delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(event="x"),
    ]
    for attempt in attempts:
        with pytest.raises(RefusedError):
            attempt()
    assert verify() == (5, [])


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused(education: Organization) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("organization.rename", education, actor=ROBOT)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry(education: Organization) -> None:
    class FailedError(Exception):
        pass

    with pytest.raises(FailedError), transaction.atomic():
        record("organization.rename", education, actor=ROBOT)
        raise FailedError
    assert verify() == (0, [])


def test_a_department_sees_the_entries_about_its_own_rows_only(
    education: Organization, finance: Organization, city: Organization
) -> None:
    record("information.create", education, actor=ROBOT, owner=education)
    record("information.create", finance, actor=ROBOT, owner=finance)

    def seen(actor: object) -> set[int | None]:
        return {entry.owner_id for entry in AuditEntry.objects.visible_to(actor)}  # type: ignore[arg-type]  # Actors

    assert seen(actor_of(education, Role.DRAFTER)) == {education.pk}
    assert seen(actor_of(city, Role.AUDITOR)) == {education.pk, finance.pk}
    assert seen(actor_of(city, Role.DRAFTER)) == set()
    assert seen(PUBLIC) == set()


def test_a_value_of_another_type_is_a_fault_and_no_crash(trail: list[AuditEntry]) -> None:
    execute(f"UPDATE {TABLE} SET data = '[]' WHERE sequence = 2")
    execute(f"UPDATE {TABLE} SET actor_name = %s WHERE sequence = 4", "")
    if connection.vendor == "sqlite":  # which stores whatever it is given
        execute(f"UPDATE {TABLE} SET at = 'some day' WHERE sequence = 4")
    assert [fault.sequence for fault in verify()[1]] == [2, 4]


def test_what_others_append_while_the_trail_is_walked_is_no_fault(
    trail: list[AuditEntry], education: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = walking._entry_faults

    def meanwhile(entry: AuditEntry, sequence: int, previous: str) -> Iterator[Fault]:
        if entry.sequence == 5:
            record("organization.rename", education, actor=ROBOT)
        return checked(entry, sequence, previous)

    monkeypatch.setattr(walking, "_entry_faults", meanwhile)
    assert verify() == (6, [])
