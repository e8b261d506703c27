"""The database itself refuses to change or delete an audit entry: a trigger in both dialects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "core_auditentry"
REFUSAL = "审计记录只可追加"

SQLITE = [
    f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for act in ("UPDATE", "DELETE")
]
POSTGRES = [
    f"""CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    f"""CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
]
REMOVE_SQLITE = ["DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete"]
REMOVE_POSTGRES = [f"DROP TRIGGER IF EXISTS audit_append_only ON {TABLE}"]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _execute(connection, SQLITE if connection.vendor == "sqlite" else POSTGRES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away: before a migration that must rewrite the trail, and in tests that empty their tables."""
    _execute(connection, REMOVE_SQLITE if connection.vendor == "sqlite" else REMOVE_POSTGRES)


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
