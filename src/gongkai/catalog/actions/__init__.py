"""Every write to the catalogue: lists, items, obligations, and what a unit wants to keep back."""

from gongkai.catalog.actions.events import report_event
from gongkai.catalog.actions.fulfilling import Published, fulfil, fulfil_by_hand, link, unlink
from gongkai.catalog.actions.importing import Imported, import_workbook
from gongkai.catalog.actions.items import add_item, edit_item, resolve_again
from gongkai.catalog.actions.obligations import fall_due, generate, miss, refresh, reopen, waive
from gongkai.catalog.actions.reviews import ask_to_withhold, reassess, refuse, uphold, withdraw
from gongkai.catalog.actions.versions import discard, put_in_force, replace, return_for_changes, review

__all__ = [
    "Imported",
    "Published",
    "add_item",
    "ask_to_withhold",
    "discard",
    "edit_item",
    "fall_due",
    "fulfil",
    "fulfil_by_hand",
    "generate",
    "import_workbook",
    "link",
    "miss",
    "put_in_force",
    "reassess",
    "refresh",
    "refuse",
    "reopen",
    "replace",
    "report_event",
    "resolve_again",
    "return_for_changes",
    "review",
    "unlink",
    "uphold",
    "waive",
    "withdraw",
]
