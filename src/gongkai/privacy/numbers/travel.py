"""护照、往来港澳和台湾的通行证: short numbers, told from others by the words before them alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = (
    r"[^0-9A-Za-z\n。;*]{0,12}(?P<number>[A-Za-z][0-9]{8,10}|[Ee][A-Za-z][0-9]{7}|1[45][0-9]{7}"
    r"|[0-9]{8})(?![0-9A-Za-z*])"
)
_PASSPORT = re.compile(rf"(?:护照|[Pp]assport|PASSPORT){_NUMBER}")
_PERMIT = re.compile(rf"(?:通行证|回乡证|台胞证|居住证){_NUMBER}")
_PASSPORT_FORM = re.compile(r"[EGDSPHK][0-9]{8}|E[A-Z][0-9]{7}|1[45][0-9]{7}", re.IGNORECASE)


def travel_documents(text: str) -> Iterator[Found]:
    """Find them in a folded text, where a label stands before them."""
    for match in _PERMIT.finditer(text):
        yield Found(DataType.PERMIT, *match.span("number"))
    for match in _PASSPORT.finditer(text):
        whole = bool(_PASSPORT_FORM.fullmatch(match["number"]))
        yield Found(DataType.PASSPORT, *match.span("number"), whole)
