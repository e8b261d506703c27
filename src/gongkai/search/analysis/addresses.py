"""Web and mail addresses in folded text. Their parts are no words: who asks for gjj means no web address."""

from __future__ import annotations

import re
from typing import Final

_TOP: Final = "cn|com|net|org|gov|edu|info|top|vip|cc|tv|io|hk|mo|tw"  # of a host without http:// before it
_HOST: Final = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_TOP})(?![a-z0-9-])"
_ADDRESS: Final = re.compile(
    rf"(?:(?:https?|ftp)://[\w.~:/?#@!$&'*+,;=%-]+(?<![.,;:!?'])"
    rf"|[a-z0-9._%+-]+@{_HOST}"
    rf"|(?<![a-z0-9.-]){_HOST}(?::\d+)?(?:/[\w.~/?#&=%+-]*)?)",
    re.ASCII,
)


def without_addresses(folded: str) -> str:
    """The text with a blank for each address."""
    return _ADDRESS.sub(" ", folded) if "." in folded or "://" in folded else folded


def is_address(folded: str) -> bool:
    """Whether the text is one address and nothing else."""
    return _ADDRESS.fullmatch(folded) is not None
