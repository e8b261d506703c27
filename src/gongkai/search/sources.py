"""What is searched: each source names its rows and turns one into a record; `jobs.py` registers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from gongkai.search.contract import Record


@dataclass(frozen=True, slots=True)
class Source:
    """`rows` is everything that the public may find; `record` makes one row's record, whose id is `record_id`."""

    name: str
    rows: Callable[[], QuerySet[Any]]
    record: Callable[[Any], Record]

    def record_id(self, pk: int) -> str:
        """The id under which a row stands in the index: ``information:12``."""
        return f"{self.name}:{pk}"


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a source searchable."""
    _sources[source.name] = source


def source(name: str) -> Source:
    """The source of that name; KeyError if nobody registered it."""
    return _sources[name]


def sources() -> list[Source]:
    """All of them."""
    return list(_sources.values())
