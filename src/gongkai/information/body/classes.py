"""The classes by which a page sets the parts of a document as GB/T 9704 sets them on paper; no others survive."""

from __future__ import annotations

from typing import Final

# What a block is (`BodyBlock.role`) → its class. 抄送 and 印发 are the two lines of one imprint (版记).
_CLASSES: Final = {
    "history": "doc-history",
    "recipients": "doc-recipients",
    "signature": "doc-signature",
    "date": "doc-date",
    "note": "doc-note",
    "attachments": "doc-attachments",
    "annex_mark": "doc-annex-mark",
    "annex_title": "doc-annex-title",
    "copied": "doc-imprint",
    "printed": "doc-imprint",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KEPT: Final = {
    "p": set(_CLASSES.values()),
    **{tag: {"doc-annex-title"} for tag in _HEADINGS},
}


def class_of(role: str) -> str:
    """The class for a block of a role; empty for running text."""
    return _CLASSES.get(role, "")
