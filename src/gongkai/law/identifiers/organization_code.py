"""Codes of organizations: 组织机构代码 (GB 11714, nine characters) and 统一社会信用代码 (GB 32100, eighteen)."""

from __future__ import annotations

import re

from gongkai.law.identifiers.tidy import compact

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100 leaves out I O S V Z
LENGTH, CREDIT_LENGTH = 9, 18
_NINE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_EIGHTEEN = re.compile(rf"[{CREDIT_ALPHABET}]{{18}}")
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def is_organization_code(code: str) -> bool:
    """Say whether `code` has the nine characters of GB 11714 and the right check digit."""
    return bool(_NINE.fullmatch(code)) and organization_check_digit(code) == code[-1]


def is_credit_code(code: str) -> bool:
    """Say whether `code` has the eighteen characters of GB 32100 and the right check digit."""
    return bool(_EIGHTEEN.fullmatch(code)) and credit_check_digit(code) == code[-1]


def normalise_organization_code(text: str) -> str:
    """Give the nine characters that `text` stands for, hyphen dropped; empty when it is none."""
    code = compact(text)
    return code if is_organization_code(code) else ""


def normalise_credit_code(text: str) -> str:
    """Give the eighteen characters that `text` stands for; empty when it is none."""
    code = compact(text)
    return code if is_credit_code(code) else ""


def organization_check_digit(code: str) -> str:
    """Compute the ninth character from the first eight of `code`, all of them in `ALPHABET`."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(code, _WEIGHTS, strict=False))
    return "0123456789X"[-total % 11]


def credit_check_digit(code: str) -> str:
    """Compute the eighteenth character from the first seventeen of `code`, all of them in `CREDIT_ALPHABET`."""
    total = sum(CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return CREDIT_ALPHABET[-total % 31]
