"""The rulebook: every limit, tier, threshold and closed list that the work rests on, as data with its article."""

from gongkai.law.rulebook.book import Rulebook
from gongkai.law.rulebook.errors import LoosenedRuleError, RulebookError, UnknownRuleError
from gongkai.law.rulebook.load import read_rules, shipped
from gongkai.law.rulebook.model import (
    Authority,
    Bound,
    Certainty,
    Effect,
    Item,
    Room,
    Rule,
    RuleKind,
    Scope,
    Tier,
    Unit,
)
from gongkai.law.rulebook.profile import with_profile

__all__ = [
    "Authority",
    "Bound",
    "Certainty",
    "Effect",
    "Item",
    "LoosenedRuleError",
    "Room",
    "Rule",
    "RuleKind",
    "Rulebook",
    "RulebookError",
    "Scope",
    "Tier",
    "Unit",
    "UnknownRuleError",
    "read_rules",
    "shipped",
    "with_profile",
]
