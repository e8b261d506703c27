"""JSON in which an object names one field twice: the standard leaves open which counts, so neither is taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Torn(dict[str, Any]):
    """An object with a field that was said twice, differently."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.names = list(dict.fromkeys(name for name, value in pairs if self[name] != value))


def parse(text: str | bytes) -> Any:
    """As `json.loads`; an object that contradicts itself comes as `Torn`."""
    return json.loads(text, object_pairs_hook=_object)


def repeated_names(value: Any) -> list[str]:
    """The fields that were said twice, differently, anywhere in the value."""
    return list(dict.fromkeys(_names(value)))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    torn = Torn(pairs)
    return torn if torn.names else plain


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, Torn):
        yield from value.names
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inside:
        yield from _names(each)
