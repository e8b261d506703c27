"""All rules together, each id with its versions, and the question that everyone asks: what held on that day?"""

from __future__ import annotations

import itertools
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gongkai.law.rulebook.errors import RulebookError, UnknownRuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.law.rulebook.model import Rule

SHANGHAI = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The day it is in China, wherever the server stands."""
    return datetime.now(SHANGHAI).date()


class Rulebook:
    """An immutable set of rules; the versions of one id stand oldest first and never overlap.

    Raises RulebookError where they do.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        found: dict[str, list[Rule]] = {}
        for rule in rules:
            found.setdefault(rule.id, []).append(rule)
        self._versions = {rule_id: _in_order(versions) for rule_id, versions in found.items()}

    def __iter__(self) -> Iterator[Rule]:
        for versions in self._versions.values():
            yield from versions

    def __len__(self) -> int:
        return sum(len(versions) for versions in self._versions.values())

    def __contains__(self, rule_id: str) -> bool:
        return rule_id in self._versions

    def rule(self, rule_id: str, *, on: date | None = None) -> Rule:
        """The version of a rule in force on a day (today in China where none is given).

        Raises UnknownRuleError when there is no such rule or none of its versions holds on that day, TypeError
        for what is no date.
        """
        day = _day(on)
        versions = self.versions(rule_id)
        for version in versions:
            if version.in_force(day):
                return version
        spans = "；".join(_span(version) for version in versions)
        raise UnknownRuleError(f"规则 {rule_id} 在 {day} 没有有效版本，有效期为 {spans}")

    def versions(self, rule_id: str) -> tuple[Rule, ...]:
        """Every version of a rule, oldest first. Raises UnknownRuleError."""
        try:
            return self._versions[rule_id]
        except KeyError:
            raise UnknownRuleError(f"没有规则 {rule_id}{self._nearest(rule_id)}") from None

    def in_force(self, on: date | None = None) -> list[Rule]:
        """The rules that hold on a day. Raises TypeError for what is no date."""
        day = _day(on)
        return [rule for rule in self if rule.in_force(day)]

    def replaced(self, rules: Iterable[Rule]) -> Rulebook:
        """This book with `rules` in the place of the versions of the same id and first day, or added."""
        fresh = {(rule.id, rule.valid_from): rule for rule in rules}
        kept = [fresh.pop((rule.id, rule.valid_from), rule) for rule in self]
        return Rulebook([*kept, *fresh.values()])

    def _nearest(self, rule_id: str) -> str:
        wanted = rule_id.strip().upper()
        near = [
            each
            for each in self._versions
            if each.upper() == wanted or each.startswith(wanted.split("-")[0] + "-")
        ]
        return f"，相近的有 {'、'.join(near[:6])}" if near else "，全部规则见 gongkai law rules"


def _day(on: date | None) -> date:
    """The day asked for, or today; a moment belongs to a day only where a time zone says so."""
    if on is None:
        return today()
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"on 应为日期（date），如 date(2026, 1, 26)，而不是 {on!r}")
    return on


def _in_order(versions: list[Rule]) -> tuple[Rule, ...]:
    """The versions of one rule, oldest first. Raises RulebookError where two hold on the same day."""
    ordered = sorted(versions, key=lambda rule: (rule.valid_from is not None, rule.valid_from))
    for earlier, later in itertools.pairwise(ordered):
        if earlier.valid_to is None or later.valid_from is None or later.valid_from <= earlier.valid_to:
            raise RulebookError(f"规则 {earlier.id} 的两个版本有效期重叠：{_span(earlier)} 与 {_span(later)}")
    return tuple(ordered)


def _span(rule: Rule) -> str:
    return f"{rule.valid_from or '起初'}至{rule.valid_to or '今'}"
