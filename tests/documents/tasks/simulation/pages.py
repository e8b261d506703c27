"""Layouts of a page: columns side by side in lines of a fixed pitch, as pdftotext -layout gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.tasks.simulation.lines import wrap

if TYPE_CHECKING:
    from random import Random

    from tests.documents.tasks.simulation.ledger import Ledger


def _place(lines: list[str], height: int, align: str) -> list[str]:
    above = {"top": 0, "middle": (height - len(lines)) // 2}[align]
    return [*[""] * above, *lines, *[""] * (height - above - len(lines))]


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, 2 * width - sum(2 if ord(char) > 255 else 1 for char in text))


def side_by_side(ledger: Ledger, random: Random) -> str:
    """Columns side by side, numbers and units at the top or in the middle of their row."""
    text, unit = random.choice([18, 22, 28]), random.choice([8, 10, 14])
    widths = {"number": 3, "text": text, "due": 7}
    aligned = {"number": random.choice(["top", "middle"]), "text": "top", "unit": random.choice(["top", "middle"])}
    if random.random() < 0.3:
        aligned["text"] = aligned["unit"] = "middle"
    gap, indent, blank = random.choice([2, 4]), random.choice([0, 3]), random.random() < 0.3
    paged = random.random() < 0.5
    out: list[str] = []

    def put(cells: list[list[str]]) -> None:
        for parts in zip(*cells, strict=True):
            line = "".join(
                _pad(part, widths.get(c, unit)) + " " * gap for part, c in zip(parts, ledger.columns, strict=True)
            )
            out.append(" " * indent + line.rstrip())

    put([[word] for word in ledger.header])
    group = ""
    for at, (row, cells) in enumerate(zip(ledger.rows, ledger.table(), strict=True)):
        if paged and at and at % 6 == 0:
            out.extend(["", f"{' ' * 30}— {at // 6 + 2} —", "\f"])
            put([[word] for word in ledger.header])
        if row.group != group:
            group = row.group
            out.append(" " * indent + group)
        wrapped = [wrap(cell, widths.get(c, unit)) for cell, c in zip(cells, ledger.columns, strict=True)]
        height = max(map(len, wrapped))
        put(
            [
                _place(lines, height, aligned.get(c, aligned["unit"]))
                for lines, c in zip(wrapped, ledger.columns, strict=True)
            ]
        )
        out.extend([""] if blank else [])
    return "\n".join(out)
