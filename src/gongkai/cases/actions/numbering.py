"""Giving numbers: one after another in a unit, a series and a year, and query codes that nobody guesses."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from gongkai.cases.models import Case, Letter, NumberSeries
from gongkai.cases.particulars import code_of
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterNumber, NumberError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.orgs.models import Organization

# Without the signs that people take for one another, read aloud or copied by hand.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 16  # 79 bits
LETTERS = "文书"  # one series for all letters of a unit, whatever stands before the year


def next_number(unit: Organization, series: str, day: dt.date) -> str:
    """The next number, e.g. `依申请〔2026〕12号`; an act that fails gives it back with its transaction.

    Numbers that came in from another system are passed over.
    """
    row = _locked(unit, series, day)
    while Case.objects.filter(unit=unit, number=str(row)).exists():
        row.last += 1
    row.save(update_fields=["last"])
    return str(row)


def next_letter_number(case: Case, day: dt.date) -> LetterNumber:
    """The next 文号 of the unit that handles the case; numbers that came in from another system are passed over.

    Raises RefusedError where the unit's 代字 makes no number.
    """
    row = _locked(case.unit, LETTERS, day)
    code = code_of(case)
    try:
        number = LetterNumber(code, day.year, row.last)
        while Letter.objects.filter(case__unit=case.unit, number=str(number)).exists():
            row.last += 1
            number = LetterNumber(code, day.year, row.last)
    except NumberError as error:
        raise RefusedError(f"{error}，请在“文书信息”中更正{case.unit}的文号代字。") from error
    row.save(update_fields=["last"])
    return number


def _locked(unit: Organization, series: str, day: dt.date) -> NumberSeries:
    """A series with its next number taken, locked until the act ends."""
    NumberSeries.objects.get_or_create(unit=unit, series=series, year=day.year)
    row = NumberSeries.objects.select_for_update().get(unit=unit, series=series, year=day.year)
    row.last += 1
    return row


def new_code() -> str:
    """A query code."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
