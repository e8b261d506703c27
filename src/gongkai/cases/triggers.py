"""What the database itself refuses: changing an event, enclosing a file of another case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS, ENCLOSURES = "cases_caseevent", "cases_enclosure"
APPEND_ONLY, FOREIGN = "办件事件只可追加", "随附材料不属于本办件"
_STRAYS = (
    "(SELECT case_id FROM cases_letter WHERE id = NEW.letter_id)"
    " <> (SELECT case_id FROM cases_casedocument WHERE id = NEW.document_id)"
)

SQLITE = [
    *(
        f"CREATE TRIGGER case_event_no_{act.lower()} BEFORE {act} ON {EVENTS}"
        f" BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
        for act in ("UPDATE", "DELETE")
    ),
    *(
        f"CREATE TRIGGER enclosure_{act.lower()} BEFORE {act} ON {ENCLOSURES}"
        f" WHEN {_STRAYS} BEGIN SELECT RAISE(ABORT, '{FOREIGN}'); END"
        for act in ("INSERT", "UPDATE")
    ),
]
POSTGRES = [
    f"""CREATE OR REPLACE FUNCTION case_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{APPEND_ONLY}'; END $$""",
    f"""CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON {EVENTS}
        FOR EACH ROW EXECUTE FUNCTION case_event_refuse()""",
    f"""CREATE OR REPLACE FUNCTION enclosure_check() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF {_STRAYS} THEN RAISE EXCEPTION '{FOREIGN}'; END IF; RETURN NEW; END $$""",
    f"""CREATE TRIGGER enclosure_own_case BEFORE INSERT OR UPDATE ON {ENCLOSURES}
        FOR EACH ROW EXECUTE FUNCTION enclosure_check()""",
]
REMOVE_SQLITE = [
    f"DROP TRIGGER IF EXISTS {name}"
    for name in ("case_event_no_update", "case_event_no_delete", "enclosure_insert", "enclosure_update")
]
REMOVE_POSTGRES = [
    f"DROP TRIGGER IF EXISTS case_event_append_only ON {EVENTS}",
    f"DROP TRIGGER IF EXISTS enclosure_own_case ON {ENCLOSURES}",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put them in place."""
    _execute(connection, SQLITE if connection.vendor == "sqlite" else POSTGRES)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away: before a migration that must rewrite events, and in tests that empty their tables."""
    _execute(connection, REMOVE_SQLITE if connection.vendor == "sqlite" else REMOVE_POSTGRES)


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
