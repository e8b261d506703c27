"""Which rules govern a clock: one set of rule ids a procedure, looked up as they stood on the day of receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.law.errors import ClockError, shown
from gongkai.law.rulebook import RuleKind, Unit, UnknownRuleError, shipped

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.rulebook import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of one clock in the versions that govern it. None: the procedure or the time has no such rule."""

    limit: Rule
    day0: Rule
    weekend: Rule
    holiday: Rule
    receipt: Rule | None = None
    extension: Rule | None = None
    correction: Rule | None = None
    third_party: Rule | None = None
    organ: Rule | None = None
    suspension: Rule | None = None
    suspend_from: Rule | None = None
    suspend_to: Rule | None = None
    corrected: Rule | None = None
    fee: Rule | None = None
    paid: Rule | None = None
    delay: Rule | None = None


@dataclass(frozen=True, eq=False)
class Procedure:
    """A kind of case and the ids of the rules that its clock runs by; every field of `Terms` has its id here."""

    code: str
    label: str
    roles: tuple[tuple[str, str], ...]
    book: Rulebook = field(default_factory=shipped)

    def terms(self, on: date) -> Terms:
        """The rules as they stood on a day. Raises ClockError where the limit itself did not exist yet."""
        return _terms(self, self.book, on)

    @classmethod
    def of(cls, rule: Rule, book: Rulebook | None = None) -> Procedure:
        """The procedure whose limit a rule is; of any other rule the plain clock, which nothing moves.

        Raises ClockError for a rule that is no limit in working days; `gongkai.law.periods` counts the others.
        """
        if rule.kind is not RuleKind.LIMIT or rule.unit is not Unit.WORKING_DAY:
            stated = f"{rule.kind.label}（{rule.amount}）" if rule.amount else rule.kind.label
            raise ClockError(f"规则 {rule.id} 是{stated}，不是以工作日计的期限，不能逐日计算", rule=rule.id)
        for code, (_, roles) in PROCEDURES.items():
            if ("limit", rule.id) in roles:
                return procedure(code, book)
        return cls(rule.id, rule.title, (("limit", rule.id), *_COUNTING), book or shipped())


_COUNTING = (("day0", "CLK-DAY0"), ("weekend", "CLK-WEEKEND"), ("holiday", "CLK-HOLIDAY"))
_FOI = (
    *_COUNTING,
    ("receipt", "FOI-31"),
    ("limit", "FOI-33"),
    ("extension", "FOI-33x"),
    ("correction", "FOI-30"),
    ("third_party", "FOI-32"),
    ("organ", "FOI-34"),
    ("suspension", "FOI-33s"),
    ("delay", "FOI-35"),
    ("fee", "FEE-06"),
    ("suspend_from", "CLK-SUSPEND-FROM"),
    ("suspend_to", "CLK-SUSPEND-TO"),
    ("corrected", "CLK-CORRECTED"),
    ("paid", "CLK-PAID"),
)
PROCEDURES = {"foi": ("依申请公开", _FOI)}


def procedure(code: str, book: Rulebook | None = None) -> Procedure:
    """A procedure by its code, on the shipped rulebook or a city's own. Raises ClockError for an unknown one."""
    if code not in PROCEDURES:
        raise ClockError(f"不认识的程序 {shown(code)}，应为 {'、'.join(PROCEDURES)} 之一")
    label, roles = PROCEDURES[code]
    return Procedure(code, label, roles, book or shipped())


@lru_cache(maxsize=4096)
def _terms(procedure: Procedure, book: Rulebook, on: date) -> Terms:
    found: dict[str, Rule] = {}
    for role, rule_id in procedure.roles:
        try:
            found[role] = book.rule(rule_id, on=on)
        except UnknownRuleError as error:
            if role == "limit":
                raise ClockError(str(error), rule=rule_id) from error
    return Terms(**found)
