"""A kept value as a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.information.kinds import masks, periods
from gongkai.information.kinds.amounts import plain
from gongkai.information.kinds.field import PERIODS, DataType

if TYPE_CHECKING:
    from decimal import Decimal

    from gongkai.information.kinds.field import KindField


def say(field: KindField, value: Any) -> str:
    """With its unit: 1,200.5万元, 12.5%, 2026年3月, 是."""
    text = figure(field, value)
    if not text or not field.numeric:
        return text
    return f"{text}{field.unit or ('%' if field.type is DataType.PERCENT else '')}"


def figure(field: KindField, value: Any) -> str:
    """Without its unit, for a column whose head says it; empty for no value."""
    if value in (None, ""):
        return ""
    if field.type is DataType.BOOLEAN:
        return "是" if value else "否"
    if field.type in PERIODS:
        return periods.say(field.type, value)
    number = plain(field, value)
    return str(value) if number is None else grouped(number)


def public(field: KindField, value: Any) -> Any:
    """What of a value the public side has: masked or nothing where it is a person's."""
    return masks.mask(field.privacy, str(value)) if field.privacy and value not in (None, "") else value


def grouped(number: Decimal) -> str:
    """1,234,567.5: thousands parted, no digit added or lost."""
    return f"{number.normalize():,f}"
