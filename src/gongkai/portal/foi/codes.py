"""Numbers and codes as people type them, and the case that both name."""

from __future__ import annotations

import hmac
import re
import unicodedata
from typing import TYPE_CHECKING

from gongkai.cases.foi.models import FoiCase

if TYPE_CHECKING:
    from gongkai.cases.models import Case

_BRACKETS = str.maketrans({"[": "〔", "(": "〔", "【": "〔", "]": "〕", ")": "〕", "】": "〕"})
LONGEST = 80
GROUP = 4


def tidy_number(typed: str) -> str:
    """依申请〔2026〕12号, from whatever brackets, width and spaces; the last 号 may be left out."""
    plain = "".join(unicodedata.normalize("NFKC", typed[:LONGEST]).translate(_BRACKETS).split())
    return plain if plain.endswith("号") or not plain else f"{plain}号"


def tidy_code(typed: str) -> str:
    """The code without the hyphens that make it readable, in capitals."""
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed[:LONGEST]).upper())


def grouped(code: str) -> str:
    """ABCD-EFGH-JKMN-PQRS: as it is shown and read aloud."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def find(number: str, code: str) -> Case | None:
    """The case that has both. One look-up by the code, whatever the number: nothing tells whether that exists."""
    plain = tidy_code(code)
    found = FoiCase.objects.filter(code=plain, forgotten_on__isnull=True).first() if plain else None
    own = tidy_number(found.number) if found else "-"
    same = hmac.compare_digest(own.encode(), tidy_number(number).encode())
    return found if found is not None and same else None
