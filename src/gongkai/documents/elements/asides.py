"""What stands around the text of a document: shown where it stands, but no part of any section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gongkai.documents.elements.attachments import opens_item
from gongkai.documents.elements.lines import Role
from gongkai.documents.model import BodyBlock

if TYPE_CHECKING:
    from gongkai.documents.elements.lines import Line

NAMES: Final = {
    Role.HISTORY: "history",
    Role.RECIPIENTS: "recipients",
    Role.SIGNATURE: "signature",
    Role.DATE: "date",
    Role.NOTE: "note",
    Role.ATTACHMENTS: "attachments",
    Role.COPIED: "copied",
    Role.PRINTED: "printed",
}
_LONGEST = 8000  # characters; no list is longer, and joining line to line costs their square
# Set over several lines, these are one paragraph all the same.
_ONE_PARAGRAPH = frozenset(("recipients", "attachments", "copied", "printed"))


def beside(body: list[BodyBlock], line: Line) -> None:
    """Add a line of one of the roles of `NAMES` to the blocks of the body."""
    name = NAMES[line.role]
    last = body[-1] if body else None
    again = line.role is Role.COPIED and line.text.startswith("抄")
    together = last is not None and last.role == name and name in _ONE_PARAGRAPH and len(last.text) < _LONGEST
    if last and together and not again:
        body[-1] = replace(last, text=last.text + _gap(name, last.text, line.text) + line.text)
    else:
        body.append(BodyBlock(line.text, role=name))


def _gap(name: str, above: str, text: str) -> str:
    if name == "printed":
        return "\u3000"
    if name == "attachments" and (opens_item(text) or above.rstrip("：: ").endswith("件")):
        return "\n"
    return ""
