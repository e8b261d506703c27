"""The legal grounds on which an item may be kept back: those of 条例 14 to 16, by the codes of rule ANS-36.3."""

from __future__ import annotations

from gongkai.law import rule


def grounds() -> list[tuple[str, str]]:
    """Code and words of each ground, in the Regulation's order."""
    return [(item.code, item.says) for item in rule("ANS-36.3").items]


def words(code: str) -> str:
    """The ground with its article; the code itself for one that the law does not know."""
    known = dict(grounds())
    return f"{known[code]}（{rule(f'ANS-{code}').authority}）" if code in known else code
