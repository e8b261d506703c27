"""A letter with its texts changed one by one, its form kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.letters import Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.letters import Letter


def changed(letter: Letter, change: Callable[[str], str]) -> Letter:
    """The letter with every text of it changed."""
    blocks = tuple(
        Paragraph(each.role, change(each.text))
        if isinstance(each, Paragraph)
        else Grid(tuple(tuple(change(cell) for cell in row) for row in each.rows))
        for each in letter.blocks
    )
    return replace(letter, blocks=blocks, values={name: change(text) for name, text in letter.values.items()})
