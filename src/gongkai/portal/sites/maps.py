"""Trees to find one's way by: the sites under the main one, and the columns of a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.portal.sites import addresses
from gongkai.portal.sites.home import above

if TYPE_CHECKING:
    from gongkai.sites.models import Column, Site
    from gongkai.sites.reading import Atlas


@dataclass(slots=True)
class Place:
    """A link, a word about it, and what lies below."""

    label: str
    url: str
    note: str = ""
    below: list[Place] = field(default_factory=list)


def sites(known: Atlas) -> Place:
    """The main site with all others below it, each under the site that it belongs to."""
    found = {site.pk: Place(site.name, addresses.home(site), _note(site)) for site in known.sites}
    main = found.setdefault(known.main.pk, Place(known.main.name, addresses.home(known.main)))
    for site in known.sites:
        if not site.main:
            found[above(known, site).pk].below.append(found[site.pk])
    return main


def columns(known: Atlas, site: Site) -> list[Place]:
    """The columns of a site."""
    return [_place(known, column) for column in known.tops(site)]


def below(known: Atlas, column: Column) -> list[Place]:
    """The columns under one."""
    return [_place(known, child) for child in known.children[column.pk]]


def _place(known: Atlas, column: Column) -> Place:
    return Place(column.name, addresses.column(column), column.description, below(known, column))


def _note(site: Site) -> str:
    return site.unit.name if site.unit and site.unit.name != site.name else ""
