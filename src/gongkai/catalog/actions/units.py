"""The units of an item: the names of 公开主体, each with the organization that it means where that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.catalog.models import ItemUnit

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem
    from gongkai.orgs.resolver import ResolvedPart, Resolver

_LINES = re.compile(r"[\n/／;；]+|[■☑√□☐]")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit as written, and who that is; `open` where nobody knows."""

    name: str
    organization_id: int | None
    is_group: bool
    open: bool


def read_units(subject: str, resolver: Resolver) -> list[UnitReading]:
    """The units that a cell of 公开主体 names, each once."""
    pieces = [piece.strip() for piece in _LINES.split(subject) if piece.strip()]
    parts = [part for resolution in resolver.resolve_all(pieces) for part in resolution.parts]
    return list({part.text: _reading(part) for part in parts}.values())


def write_units(item: CatalogItem, units: list[UnitReading]) -> None:
    """Put the units in the place of those that the item has."""
    item.units.all().delete()
    ItemUnit.objects.bulk_create(
        [
            ItemUnit(
                item=item,
                position=at,
                name=unit.name,
                organization_id=unit.organization_id,
                is_group=unit.is_group,
            )
            for at, unit in enumerate(units)
        ]
    )


def _reading(part: ResolvedPart) -> UnitReading:
    organization = part.organization.pk if part.organization else None
    return UnitReading(part.text, organization, part.group is not None, part.is_open)
