"""A letter as plain text: what is read aloud, searched, or sent where no file can go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.letters.model import Grid, Paragraph, Role

if TYPE_CHECKING:
    from gongkai.letters.model import Block, Letter

_INDENTED = frozenset((Role.BODY, Role.HEADING, Role.REMEDY, Role.CLOSING, Role.ATTACHMENTS))
_SET_OFF = frozenset((Role.TITLE, Role.SIGNATURE, Role.SLIP_TITLE, Role.COPIES))
_INDENT = "　　"


def to_text(letter: Letter) -> str:
    """The letter line by line, each paragraph one line; ends with a line feed."""
    lines: list[str] = []
    before: Role | None = None
    for block in letter.blocks:
        role = block.role if isinstance(block, Paragraph) else None
        if lines and (role in _SET_OFF or before is Role.TITLE or (role is Role.ATTACHMENTS and role != before)):
            lines.append("")
        lines += _lines(block)
        before = role
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Grid):
        return ["：".join(cell.replace("\n", " ") for cell in row) for row in block.rows]
    return [f"{_INDENT if block.role in _INDENTED else ''}{block.text}"]
