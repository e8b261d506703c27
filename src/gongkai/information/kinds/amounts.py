"""Values of fields as numbers that can be compared and added: money in 元, days and periods by their count."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds import periods
from gongkai.information.kinds.field import NUMERIC, PERIODS, DataType

if TYPE_CHECKING:
    from gongkai.information.kinds.field import KindField

TIMES = {"": 1, "百": 100, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
FEN = Decimal("0.01")


def times_of(unit: str) -> int:
    """What one of a unit is of its base: 10,000 for 万元."""
    found = next((times for times in sorted(TIMES, key=len, reverse=True) if times and unit.startswith(times)), "")
    return TIMES[found] if unit != found else 1


def plain(field: KindField, value: Any) -> Decimal | None:
    """A stored number in its field's own unit; None for an empty or damaged one."""
    if value in (None, "") or isinstance(value, bool) or field.type not in NUMERIC:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def comparable(field: KindField, value: Any) -> Decimal | None:
    """A stored value for comparing with others of its sort; money in 元, whatever unit either field has."""
    if field.type in PERIODS:
        day = periods.first_day(field.type, value)
        return Decimal(day.toordinal()) if day else None
    number = plain(field, value)
    return number * times_of(field.unit) if number is not None and field.type is DataType.MONEY else number


def in_unit(field: KindField, number: Decimal) -> Decimal:
    """What `comparable` gave, back in the field's unit."""
    return number / times_of(field.unit) if field.type is DataType.MONEY else number
