"""公民身份号码 (GB 11643): division (6), birth date (8), order (3), check digit (1, ISO 7064 mod 11-2).

The fifteen figures of the first cards lack the century and the check digit; they are carried over to eighteen.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gongkai.law.identifiers.tidy import compact

LENGTH, OLD_LENGTH = 18, 15
_FORM = re.compile(r"[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9X]")
_OLD_FORM = re.compile(r"[1-9][0-9]{14}")
_CENTENARIANS = ("996", "997", "998", "999")  # order codes kept for those born before 1900


def is_id_card(number: str, *, today: date | None = None) -> bool:
    """Say whether `number` is right and in normal form: eighteen characters, X capital.

    Its date must exist and have come by `today` (default: the day that it is in China), its check digit be right.
    """
    if not _FORM.fullmatch(number) or check_digit(number) != number[-1]:
        return False
    born = birth_date(number)
    return born is not None and born <= (today or today_in_china())


def normalise_id_card(text: str, *, today: date | None = None) -> str:
    """Give the eighteen characters that `text` stands for (fifteen are carried over); empty when it is none."""
    number = modernised(compact(text))
    return number if is_id_card(number, today=today) else ""


def modernised(number: str) -> str:
    """Carry a fifteen-figure number over to eighteen; anything else comes back as it is."""
    if not _OLD_FORM.fullmatch(number):
        return number
    century = "18" if number.endswith(_CENTENARIANS) else "19"
    body = number[:6] + century + number[6:]
    return body + check_digit(body + "0")


def check_digit(number: str) -> str:
    """Compute the eighteenth character from the first seventeen figures of `number`."""
    from stdnum.cn import ric  # noqa: PLC0415 — it loads ssl, 40 ms that readers of documents need not wait

    return ric.calc_check_digit(number[: LENGTH - 1] + "0")


def birth_date(number: str) -> date | None:
    """Read the birth date of an eighteen-character number; None when there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def today_in_china() -> date:
    """Give the day that it is in China, wherever the server stands."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()
