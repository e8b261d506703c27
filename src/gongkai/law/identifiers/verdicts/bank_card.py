"""银行卡: what is wrong with a card's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.identifiers import bank_card
from gongkai.law.identifiers.tidy import changes, compact
from gongkai.law.identifiers.verdict import (
    check_digit_fault,
    length_fault,
    right,
    stranger_fault,
    wrong,
)

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

FORM = f"{bank_card.SHORTEST}至{bank_card.LONGEST}位数字"


def check_bank_card(text: str, _today: date) -> Verdict:
    """Judge the number of a bank card by its length and its Luhn digit; which bank it is of is not looked at."""
    number = compact(text)
    nearest = min(max(len(number), bank_card.SHORTEST), bank_card.LONGEST)
    fault = length_fault(number, nearest, FORM) or stranger_fault(number, "0123456789", "数字")
    if not fault and number[0] == "0":
        fault = "第1位是0，银行卡号没有以0开头的"
    fault = fault or check_digit_fault(number, bank_card.check_digit(number), f"前{len(number) - 1}位")
    return wrong(fault) if fault else right(number, f"{len(number)}位银行卡号，校验位正确", changes(text))
