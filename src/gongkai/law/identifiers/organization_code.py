"""Codes of organizations: 组织机构代码 (GB 11714, nine characters) and 统一社会信用代码 (GB 32100, eighteen)."""

from __future__ import annotations

import re

_NINE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_EIGHTEEN = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
_NINE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100 leaves out I O S V Z
_ALPHABET_11714 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_organization_code(code: str) -> bool:
    """Say whether `code` has the nine characters of GB 11714 and the right check digit."""
    if not _NINE.fullmatch(code):
        return False
    total = sum(_ALPHABET_11714.index(char) * weight for char, weight in zip(code, _NINE_WEIGHTS, strict=False))
    return "0123456789X"[(11 - total % 11) % 11] == code[8]


def is_credit_code(code: str) -> bool:
    """Say whether `code` has the eighteen characters of GB 32100 and the right check digit."""
    if not _EIGHTEEN.fullmatch(code):
        return False
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]
