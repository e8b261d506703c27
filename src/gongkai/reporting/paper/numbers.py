"""Figures as a report prints them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any


def said(value: Any) -> str:
    """A figure in words of the table: no separators, no needless zeros, a blank for what is not there."""
    if value is None or value == "":
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")
