"""What does not agree in a report's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""The cells of a report: table → row → column → number, with the keys of its form; None is a blank."""

MISSING, UNKNOWN, NEGATIVE, NOT_INTEGER, SHAPE = "missing", "unknown", "negative", "not_integer", "shape"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not agree: an identity's code, or what is wrong with a cell.

    `where` is `table/row/column` as far as it goes, with the keys of the form's rows and the labels of its
    columns. A `soft` one may be right all the same: a person should look. `caution` is what must be said where the
    rule that it rests on is unsure.
    """

    identity: str
    where: str
    expected: int | Decimal | str
    found: int | Decimal | str
    says: str = ""
    soft: bool = False
    caution: str = ""

    def as_json(self) -> dict[str, Any]:
        """The violation as the command line shows it."""
        return {
            "identity": self.identity,
            "where": self.where,
            "expected": _shown(self.expected),
            "found": _shown(self.found),
        }


def plain(number: Decimal) -> int | Decimal:
    """A number as a person writes it: whole ones without a point."""
    return int(number) if number == number.to_integral_value() else number


def _shown(value: int | Decimal | str) -> int | float | str:
    return float(value) if isinstance(value, Decimal) else value
