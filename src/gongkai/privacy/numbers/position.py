"""The position at which a picture was taken, as the reader of pictures writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSITION = re.compile(r"拍摄(?:位置|地点):(?P<place>-?[0-9]{1,3}\.[0-9]{3,8}, ?-?[0-9]{1,3}\.[0-9]{3,8})")


def positions(text: str) -> Iterator[Found]:
    """Find them in a folded text."""
    for match in _POSITION.finditer(text):
        yield Found(DataType.LOCATION, *match.span("place"))
