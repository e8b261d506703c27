"""Ledgers without a table: numbered paragraphs that end with who does them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.documents.tasks.simulation.ledger import Ledger, Row

_HAN = "零一二三四五六七八九十"


def han(number: int) -> str:
    """Write a number below 100 in Chinese."""
    if number <= 10:
        return _HAN[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def _mark(random: Random) -> str:
    return random.choice(["{n}.", "{n}、", "（{h}）", "{n}．", "（{n}）"])


def _labels(ledger: Ledger, row: Row) -> str:
    pairs = [
        (label, row.due_text if column == "due" else row.cells[int(column[-1])])
        for label, column in zip(ledger.header, ledger.columns, strict=True)
        if column == "due" or column.startswith("unit")
    ]
    return "；".join(f"{label}：{value}" for label, value in pairs)


def bracketed(ledger: Ledger, random: Random) -> str:
    """Every item ends with （牵头单位：…；责任单位：…）."""
    return _items(ledger, random, lambda row: f"。（{_labels(ledger, row)}）")


def labelled(ledger: Ledger, random: Random) -> str:
    """Every item ends with 牵头单位：…；责任单位：… without brackets."""
    return _items(ledger, random, lambda row: f"。{_labels(ledger, row)}。")


def label_lines(ledger: Ledger, random: Random) -> str:
    """The units on lines of their own below every item."""
    return _items(ledger, random, lambda row: "。\n" + _labels(ledger, row).replace("；", "\n"))


def phrases(ledger: Ledger, random: Random) -> str:
    """Every item ends with its unit phrase: a last sentence, or one in brackets."""
    ends = random.choice(["。由{0}。", "。{0}。", "。（{0}）", "（{0}）", "。（{0}。）", "\n（{0}）"])
    return _items(ledger, random, lambda row: ends.format(row.cells[0]))


def _items(ledger: Ledger, random: Random, end: Callable[[Row], str]) -> str:
    mark, group, out = _mark(random), "", []
    for row in ledger.rows:
        if row.group != group:
            group = row.group
            out.append(group)
        out.append(mark.format(n=row.number, h=han(row.number)) + row.text.rstrip("。") + end(row))
    return "\n".join(out)
