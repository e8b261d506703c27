"""What a check says, read and tried: ``total == general + fund``, ``total == sum(amount)``.

Names are the codes of fields; ``sum(column)`` and ``count()`` speak of the rows; + - * / and brackets; one
comparison. Money is compared in 元 whatever the units, days and periods by their order. A check of which a part is
not filled in does not speak: what must be filled in, `required` says.
"""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING

from gongkai.information.kinds.amounts import comparable, in_unit, times_of
from gongkai.information.kinds.field import PERIODS, DataType
from gongkai.information.kinds.saying import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from gongkai.information.kinds.field import KindField
    from gongkai.information.kinds.parts import KindCheck

_COMPARE: dict[type[ast.cmpop], tuple[Callable[[Decimal, Decimal], bool], str]] = {
    ast.Eq: (operator.eq, "="),
    ast.LtE: (operator.le, "≤"),
    ast.GtE: (operator.ge, "≥"),
    ast.Lt: (operator.lt, "<"),
    ast.Gt: (operator.gt, ">"),
}
_COUNT: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class FormulaError(ValueError):
    """A rule that cannot be read, with what would be right."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Both sides of a comparison."""

    left: ast.expr
    right: ast.expr
    sign: type[ast.cmpop]

    def names(self) -> list[str]:
        """The codes of the fields that it speaks of, outside ``sum``."""
        return [name for side in (self.left, self.right) for name in _names(side)]

    def columns(self) -> list[str]:
        """The codes of the columns that it adds up."""
        return [name for side in (self.left, self.right) for name in _columns(side)]


@cache
def parse(rule: str) -> Formula:
    """Read a rule; FormulaError says what it may not have."""
    try:
        tree = ast.parse(rule.strip(), mode="eval").body
    except SyntaxError as error:
        raise FormulaError(f"“{rule}”读不懂，应如 total == general + fund") from error
    if not isinstance(tree, ast.Compare) or len(tree.ops) != 1 or type(tree.ops[0]) not in _COMPARE:
        raise FormulaError(f"“{rule}”应为一个比较（==、>=、<=、>、<）")
    formula = Formula(tree.left, tree.comparators[0], type(tree.ops[0]))
    for node in (formula.left, formula.right):
        _check(node, rule)
    return formula


def _check(node: ast.expr, rule: str) -> None:
    if isinstance(node, ast.BinOp) and type(node.op) in _COUNT:
        _check(node.left, rule)
        _check(node.right, rule)
        return
    number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
    if not (isinstance(node, ast.Name) or number or _is_call(node)):
        raise FormulaError(f"“{rule}”中只能有要素代码、数、sum(列)、count() 和 + - * /")


def _is_call(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.keywords:
        return False
    names = [each.id for each in node.args if isinstance(each, ast.Name)]
    return len(names) == len(node.args) and (node.func.id, len(names)) in (("sum", 1), ("count", 0))


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, ast.Name):
        yield node.id


def _columns(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp):
        yield from _columns(node.left)
        yield from _columns(node.right)
    elif isinstance(node, ast.Call):
        yield from (each.id for each in node.args if isinstance(each, ast.Name))


@dataclass(frozen=True, slots=True)
class Given:
    """What a rule is tried on: the fields with their values; of the rows their number and the columns' sums."""

    fields: Mapping[str, KindField]
    values: Mapping[str, Any]
    columns: Mapping[str, KindField]
    totals: Mapping[str, Decimal] = field(default_factory=dict)  # as `amounts.comparable` counts
    count: int = 0


def violated(check: KindCheck, given: Given) -> str:
    """What is wrong, with both figures; "" where the check holds or a part of it is not filled in."""
    formula = parse(check.rule)
    unit = _unit(formula, given)
    left, right = _value(formula.left, given), _value(formula.right, given)
    if left is None or right is None:
        return ""
    compare, sign = _COMPARE[formula.sign]
    slack = check.tolerance * (times_of(unit.unit) if unit and unit.type is DataType.MONEY else 1)
    if compare(left, right) or (abs(left - right) <= slack and formula.sign not in (ast.Lt, ast.Gt)):
        return ""
    if unit and unit.type in PERIODS:
        return check.says
    return f"{check.says}（现为 {_said(unit, left)}，应{sign} {_said(unit, right)}）"


def _unit(formula: Formula, given: Given) -> KindField | None:
    """The field in whose unit the figures are said: the first that the rule names."""
    known = [given.fields[name] for name in formula.names() if name in given.fields]
    known += [given.columns[name] for name in formula.columns() if name in given.columns]
    return next((field for field in known if field.type is DataType.MONEY), known[0] if known else None)


def _said(unit: KindField | None, number: Decimal) -> str:
    if unit is None:
        return grouped(number)
    shown = in_unit(unit, number)
    return f"{grouped(shown.quantize(Decimal('0.0001')) if shown % 1 else shown)}{unit.unit}"


def _value(node: ast.expr, given: Given) -> Decimal | None:
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, given), _value(node.right, given)
        if left is None or right is None:
            return None
        try:
            return _COUNT[type(node.op)](left, right)
        except (DivisionByZero, InvalidOperation, ZeroDivisionError):
            return None
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        field = given.fields.get(node.id)
        return comparable(field, given.values.get(node.id)) if field else None
    assert isinstance(node, ast.Call)
    return _over_rows(node, given)


def _over_rows(node: ast.Call, given: Given) -> Decimal | None:
    if not node.args:
        return Decimal(given.count)
    return given.totals.get(node.args[0].id) if isinstance(node.args[0], ast.Name) else None
