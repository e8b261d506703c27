"""Below the models, the database itself refuses to change the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.core.actors import system
from gongkai.core.audit import record, triggers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.orgs.models import Organization


@pytest.fixture
def guarded(education: Organization) -> Iterator[None]:
    record("organization.create", education, actor=system("测试"))
    triggers.install(connection)
    yield
    triggers.remove(connection)


@pytest.mark.parametrize(
    "statement", ["UPDATE core_auditentry SET event = 'x'", "DELETE FROM core_auditentry WHERE sequence = 1"]
)
def test_the_database_refuses_to_rewrite_history(guarded: None, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="审计记录只可追加"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
