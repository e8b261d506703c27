"""Layouts of one cell after another: a cell a line, wrapped cells, glued rows, separators, one paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from tests.documents.tasks.simulation.ledger import Ledger


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into lines as an editor does: no mark begins a line."""
    lines, start = [], 0
    while start < len(text):
        end = start + width
        if end < len(text) and text[end] in "，。；、）”》" and width > 5:
            end -= 1
        lines.append(text[start:end])
        start = end
    return lines or [""]


def _page(random: Random, header: list[str], *, repeat: bool) -> list[str]:
    number = random.randint(2, 20)
    mark = random.choice([f"— {number} —", f"- {number} -", f"第 {number} 页 共 21 页", f"—{number}—"])
    return [mark, *(header if repeat else [])]


def cell_a_line(ledger: Ledger, random: Random) -> str:
    """A cell a line, wrapped or not, with page marks, blank lines, broken header words."""
    header = [part for word in ledger.header for part in _broken(word, random)]
    split = random.random() < 0.3
    header = header if split else list(ledger.header)
    widths = {"number": 9, "text": random.choice([999, 10, 14, 18, 22, 26, 30, 40]), "due": 99}
    unit = random.choice([999, 10, 14, 18, 22])
    blank, paged, repeat = random.random() < 0.5, random.random() < 0.5, random.random() < 0.7
    out, group = list(header), ""
    for at, row in enumerate(ledger.table()):
        if paged and at and at % 7 == 0:
            out += _page(random, header, repeat=repeat)
        if ledger.rows[at].group != group:
            group = ledger.rows[at].group
            out.append(group)
        for column, cell in zip(ledger.columns, row, strict=True):
            out += wrap(cell, widths.get(column, unit))
        out += [""] if blank else []
    return "\n".join(out)


def _broken(word: str, random: Random) -> list[str]:
    return [word[:2], word[2:]] if len(word) == 4 and random.random() < 0.5 else [word]


def number_with_text(ledger: Ledger, random: Random) -> str:
    """The number at the head of the text's first line, then the units on lines of their own."""
    width, mark = random.choice([999, 18, 26, 36]), random.choice([" ", "", ".", "、"])
    out, group = list(ledger.header), ""
    for row, cells in zip(ledger.rows, ledger.table(), strict=True):
        if row.group != group:
            group = row.group
            out.append(group)
        out += wrap(f"{row.number}{mark}{row.text}", width)
        for cell in cells[2:]:
            out += wrap(cell, random.choice([999, width]))
    return "\n".join(out)


def number_last(ledger: Ledger, random: Random) -> str:
    """A raw extraction that gives the vertically centred number after the text, or in its middle."""
    width, middle = random.choice([18, 24, 30]), random.random() < 0.5
    out = list(ledger.header)
    for row, cells in zip(ledger.rows, ledger.table(), strict=True):
        lines = wrap(row.text, width)
        at = len(lines) // 2 if middle else len(lines)
        out += [*lines[:at], str(row.number), *lines[at:]]
        for cell in cells[2:]:
            out += wrap(cell, 14)
    return "\n".join(out)


def spaced_rows(ledger: Ledger, random: Random) -> str:
    """A row a line, with blanks between the cells."""
    blank = random.choice([" ", "  ", "\u3000", "   "])
    return _rows(ledger, blank, blank)


def glued_rows(ledger: Ledger, random: Random) -> str:
    """A row a line, with nothing between the cells."""
    return _rows(ledger, random.choice(["", " "]), "", blank=random.random() < 0.5)


def glued_wrapped(ledger: Ledger, random: Random) -> str:
    """Rows of glued cells cut into lines of one width."""
    width = random.choice([24, 32, 38])
    out = [random.choice(["", " "]).join(ledger.header)]
    group = ""
    for row, cells in zip(ledger.rows, ledger.table(), strict=True):
        if row.group != group:
            group = row.group
            out.append(group)
        out += wrap("".join(cells), width)
    return "\n".join(out)


def spaced_wrapped(ledger: Ledger, random: Random) -> str:
    """Rows with one space between the cells, cut into lines of one width."""
    width = random.choice([30, 38, 44])
    out = [" ".join(ledger.header)]
    for cells in ledger.table():
        out += wrap(" ".join(cells), width)
    return "\n".join(out)


def piped(ledger: Ledger, random: Random) -> str:
    """A Markdown table, or bars between."""
    bar = random.choice(["|", " | "])
    edge = "|" if random.random() < 0.5 else ""
    table = [list(ledger.header), *ledger.table()]
    return "\n".join(edge + bar.join(row) + edge for row in table)


def tabbed(ledger: Ledger, random: Random) -> str:
    """Tabs between the cells, the header again at each page end."""
    again = random.choice([5, 99])
    out = ["\t".join(ledger.header)]
    for at, row in enumerate(ledger.table()):
        if at and at % again == 0:
            out += ["", "\t".join(ledger.header)]
        out.append("\t".join(row))
    return "\n".join(out)


def commas(ledger: Ledger, random: Random) -> str:
    """Comma-separated values as a spreadsheet exports them."""
    quote = random.random() < 0.5
    table = [list(ledger.header), *ledger.table()]
    return "\n".join(",".join(f'"{cell}"' if quote else cell for cell in row) for row in table)


def one_paragraph(ledger: Ledger, random: Random) -> str:
    """The whole table in one paragraph with spaces between the cells."""
    return " ".join([*ledger.header, *(cell for row in ledger.table() for cell in row)])


def one_glued_paragraph(ledger: Ledger, random: Random) -> str:
    """The whole table in one paragraph with nothing between the cells."""
    return "".join([*ledger.header, *(cell for row in ledger.table() for cell in row)])


def _rows(ledger: Ledger, head: str, between: str, *, blank: bool = False) -> str:
    out, group = [head.join(ledger.header)], ""
    for row, cells in zip(ledger.rows, ledger.table(), strict=True):
        if row.group != group:
            group = row.group
            out.append(group)
        out += [between.join(cells), *([""] if blank else [])]
    return "\n".join(out)
