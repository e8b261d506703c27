"""Every write to a ledger: building it from a document, and each act upon a task."""

from gongkai.tasks.actions.acts import cancel, confirm, reopen, report_done, return_for_supplement, start
from gongkai.tasks.actions.clauses import find_clauses_again
from gongkai.tasks.actions.ledger import LedgerResult, build_ledger
from gongkai.tasks.actions.progress import add_progress, reassign_unit
from gongkai.tasks.actions.units import resolve_again

__all__ = [
    "LedgerResult",
    "add_progress",
    "build_ledger",
    "cancel",
    "confirm",
    "find_clauses_again",
    "reassign_unit",
    "reopen",
    "report_done",
    "resolve_again",
    "return_for_supplement",
    "start",
]
