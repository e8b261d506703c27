"""Characters that no text has: control characters, halves of pairs. Databases and browsers refuse them."""

from __future__ import annotations

import re

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without them."""
    return _UNFIT.sub("", text)
