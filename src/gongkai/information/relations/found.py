"""A relation as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.information.keys import number_key, title_key

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.enums import RelationKind

AS_WRITTEN = 700


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """`number` is the normal form of a 文号; number or title may be empty, never both.

    `from_on` and `clause` go with repeals and amendments: since when, and where it is said.
    """

    kind: RelationKind
    number: str
    title: str
    as_written: str
    from_on: dt.date | None = None
    clause: str = ""

    @property
    def number_key(self) -> str:
        return number_key(self.number)

    @property
    def title_key(self) -> str:
        return title_key(self.title)
