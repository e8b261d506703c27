"""A kind's own fields from a record's words, in the types that the kind gives them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from gongkai.information.importing.dates import read_date
from gongkai.information.importing.urls import tidy_url
from gongkai.information.kinds import DataType, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gongkai.information.kinds import Kind, KindField


def read_elements(kind: Kind, words: Mapping[str, str], warn: Callable[[str, str], None]) -> dict[str, Any]:
    """The values as the desk's form would keep them: numbers, days and amounts as text so that no digit is lost.

    What does not fit its type is left out with a warning that shows it. Fields of other kinds are left as text:
    one mapping serves several kinds.
    """
    found: dict[str, Any] = {}
    for code, text in words.items():
        field = kind.field(code)
        value = text if field is None else _read(field, text.strip())
        if value is None and field is not None:
            warn(code, f"{field.label}“{text[:60]}”{reading.expected(field)}，未采用")
        else:
            found[code] = value
    return found


def _read(field: KindField, text: str) -> Any:
    """The value; None for what does not fit. Exports write dates and addresses in more shapes than people."""
    if field.type is DataType.DATE:
        day = read_date(text)
        return day.isoformat() if day else None
    if field.type is DataType.URL:
        return tidy_url(text) or None
    if field.type is DataType.CHOICE:
        return _choice(text, field.choices)
    if field.type is DataType.TEXT and not field.pattern:
        return text
    try:
        return reading.read(field, text)
    except reading.ValueFault:
        return None


def _choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The choice of that name; else the only one that has it within, or that it has within."""
    folded = {unicodedata.normalize("NFKC", choice).casefold(): choice for choice in choices}
    word = unicodedata.normalize("NFKC", text).casefold()
    if word in folded:
        return folded[word]
    near = [choice for name, choice in folded.items() if word and (word in name or name in word)]
    return near[0] if len(near) == 1 else None
