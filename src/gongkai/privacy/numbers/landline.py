"""固定电话: an organ's is for the public and stays; only what the words call a person's own is found here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import after
from gongkai.privacy.model import DataType, Found
from gongkai.privacy.surroundings import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

LANDLINE = re.compile(r"(?<![0-9*])(?:\(?0[1-9][0-9]{1,2}\)?[ -]?)?[2-8][0-9]{6,7}(?![0-9*])")
_REACH = 24


def landlines(text: str) -> Iterator[Found]:
    """Find private ones in a folded text."""
    for label in OWN.finditer(text):
        match = LANDLINE.search(after(text, label.end(), _REACH))
        if match:
            yield Found(DataType.LANDLINE, match.start() + label.end(), match.end() + label.end())
