"""Every write of the engine."""

from gongkai.cases.actions.documents import add_document, erase, open_for, read
from gongkai.cases.actions.letters import issue, serve_letter
from gongkai.cases.actions.numbering import new_code, next_number
from gongkai.cases.actions.parties import Identity, add_party, forget, look
from gongkai.cases.actions.recount import recount
from gongkai.cases.actions.rendering import make_again, make_files
from gongkai.cases.actions.taking import locked, take, write_notes

__all__ = [
    "Identity",
    "add_document",
    "add_party",
    "erase",
    "forget",
    "issue",
    "locked",
    "look",
    "make_again",
    "make_files",
    "new_code",
    "next_number",
    "open_for",
    "read",
    "recount",
    "serve_letter",
    "take",
    "write_notes",
]
