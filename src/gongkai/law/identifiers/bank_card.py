"""Numbers of bank cards (ISO/IEC 7812): sixteen to nineteen figures, the last a Luhn check digit."""

from __future__ import annotations

import re

from gongkai.law.identifiers.tidy import compact

SHORTEST, LONGEST = 16, 19
_FORM = re.compile(rf"[1-9][0-9]{{{SHORTEST - 1},{LONGEST - 1}}}")


def is_bank_card(number: str) -> bool:
    """Say whether `number` is sixteen to nineteen figures with the right check digit."""
    return bool(_FORM.fullmatch(number)) and check_digit(number) == number[-1]


def normalise_bank_card(text: str) -> str:
    """Give the figures that `text` stands for, blanks and hyphens dropped; empty when it is no card's number."""
    number = compact(text)
    return number if is_bank_card(number) else ""


def check_digit(number: str) -> str:
    """Compute the last figure from those before it."""
    from stdnum import luhn  # noqa: PLC0415 — it loads ssl, 40 ms that readers of documents need not wait

    return luhn.calc_check_digit(number[:-1])
