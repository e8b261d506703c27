"""What the public side shows of a person in a column that says it holds one."""

from __future__ import annotations

import re

from gongkai.information.kinds.field import Privacy
from gongkai.privacy import DataType, masked

_BETWEEN = re.compile(r"([、，,;；\s]+)")


def mask(privacy: Privacy, text: str) -> str:
    """The text as the public side has it: names one by one, addresses down to the street or the village."""
    if privacy is Privacy.NAME:
        return "".join(part if _BETWEEN.fullmatch(part) else _name(part) for part in _BETWEEN.split(text))
    if privacy is Privacy.ADDRESS:
        return masked(DataType.ADDRESS, text)
    return ""


def _name(text: str) -> str:
    """张*, 欧阳*; what was masked before stays as it is."""
    if not text or (set(text[1:]) <= {"*", "某", "×"} and len(text) > 1):
        return text
    return masked(DataType.NAME, text)
