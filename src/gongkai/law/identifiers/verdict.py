"""The answer to "is this a right number?", and the sentences that several kinds of number share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.identifiers.tidy import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOOK_ALIKES = {"O": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "〇": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number is right, its normal form (None for a wrong one), and why, in Chinese.

    `why` says of a wrong number what is wrong, at which character, and what would be right; of a right one what it
    is and where it deviates from the usual. Places count from 1 in the number without blanks and hyphens.
    """

    valid: bool
    normalised: str | None
    why: str

    def as_json(self) -> dict[str, bool | str | None]:
        """Give the three fields of the command-line contract, in their order."""
        return {"valid": self.valid, "normalised": self.normalised, "why": self.why}


def right(normalised: str, what: str, remarks: Iterable[str] = ()) -> Verdict:
    """Accept a number: what it is, then what deviates."""
    return Verdict(valid=True, normalised=normalised, why="；".join([what, *remarks]))


def wrong(why: str) -> Verdict:
    """Refuse a number."""
    return Verdict(valid=False, normalised=None, why=why)


def length_fault(number: str, length: int, form: str) -> str:
    """Say that `number` is too long or too short for `length`; empty when it is neither."""
    missing = length - len(number)
    if not missing:
        return ""
    return f"共{len(number)}位，{'少' if missing > 0 else '多'}{abs(missing)}位，应为{form}"


def stranger_fault(number: str, allowed: str, expected: str, start: int = 0) -> str:
    """Name the first character of `number` that is not in `allowed`; empty when there is none.

    `start` is the place in the whole number at which `number` begins.
    """
    for place, char in enumerate(number, start + 1):
        if char not in allowed:
            guess = _LOOK_ALIKES.get(char, "")
            hint = f"，可能是{guess}之误" if guess and guess in allowed else ""
            return f"第{place}位是{shown(char)}，应为{expected}{hint}"
    return ""


def check_digit_fault(number: str, digit: str, rest: str) -> str:
    """Say which check digit the `rest` of `number` asks for; empty when it has it."""
    if number[-1] == digit:
        return ""
    return f"第{len(number)}位校验位是{number[-1]}，按{rest}应为{digit}；也可能是{rest}中有抄错的"
