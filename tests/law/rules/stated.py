"""What the tests of rule files ask of the rulebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook import shipped

if TYPE_CHECKING:
    from gongkai.law.rulebook import Rule


def only(rule_id: str) -> Rule:
    """The rule's one version, in force today or not."""
    (version,) = shipped().versions(rule_id)
    return version


def figure(rule_id: str) -> tuple[Any, ...]:
    """Value, unit and way of binding, event, article, certainty."""
    rule = only(rule_id)
    unit = rule.unit.value if rule.unit else None
    bound = rule.bound.value if rule.bound else None
    return (rule.value, unit, bound, rule.starts, rule.authority.article, rule.certainty.value)


def words(rule_id: str) -> list[str]:
    """The lines of a list, as they are shown."""
    return [item.says for item in only(rule_id).items]


def codes(rule_id: str) -> list[str]:
    """The codes of a list."""
    return [item.code for item in only(rule_id).items]


def column(rule_id: str, name: str) -> dict[str, Any]:
    """One column of a table, by code."""
    return {item.code: item.facts[name] for item in only(rule_id).items if name in item.facts}
