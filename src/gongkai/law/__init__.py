"""The law as data: a library of its own, without Django.

`law.rule("FOI-33", on=day)` gives the version of a rule in force on a day; `law.rules()` all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.rulebook import Rule, Rulebook, shipped

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Rule", "Rulebook", "rule", "rules"]


def rule(rule_id: str, *, on: date | None = None) -> Rule:
    """The version of a shipped rule in force on a day (today in China where none is given).

    Raises UnknownRuleError where there is no such rule or no version of it held on that day.
    """
    return shipped().rule(rule_id, on=on)


def rules() -> list[Rule]:
    """Every version of every shipped rule."""
    return list(shipped())
