"""Every name of every organization in memory: four queries once, none for each name looked up afterwards."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from gongkai.orgs.models import GroupName, Organization, OrganizationKind, OrganizationName, UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolving.abbreviations import canonical
from gongkai.orgs.resolving.folding import area_word, fold
from gongkai.orgs.resolving.groups import Group

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

AREA_KINDS = frozenset(
    {
        OrganizationKind.PROVINCE,
        OrganizationKind.CITY,
        OrganizationKind.DISTRICT,
        OrganizationKind.COMMITTEE,
        OrganizationKind.TOWNSHIP,
        OrganizationKind.VILLAGE,
    }
)
LEVELS = re.compile(r"(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道|村|社区)$")


_held = threading.local()


def _forget(**_: object) -> None:
    _held.by_transaction = None


for _model in (Organization, OrganizationName, GroupName, UnresolvedName):
    post_save.connect(_forget, sender=_model, dispatch_uid=f"directory.{_model.__name__}.saved")
    post_delete.connect(_forget, sender=_model, dispatch_uid=f"directory.{_model.__name__}.deleted")


@dataclass(frozen=True, slots=True)
class Bearing:
    """A name borne by an organization from a day to a day (the day after the last)."""

    organization: Organization
    since: dt.date | None
    until: dt.date | None

    def covers(self, on: dt.date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass
class Directory:
    """Names by area: `bearings[(area, name)]`, the name folded, canonical and without the area's own words."""

    organizations: dict[int, Organization] = field(default_factory=dict)
    bearings: dict[tuple[int | None, str], list[Bearing]] = field(default_factory=lambda: defaultdict(list))
    areas: dict[str, int] = field(default_factory=dict)
    words: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    groups: dict[tuple[int, str], Group] = field(default_factory=dict)
    settled: dict[tuple[int, str], tuple[str, int | None]] = field(default_factory=dict)

    @classmethod
    def current(cls) -> Directory:
        """The directory as of this transaction: read once for all documents that it saves.

        An organization, name or settlement saved meanwhile makes it be read again.
        """
        connection = transaction.get_connection()
        if not connection.in_atomic_block:
            return cls.load()
        outermost = connection.atomic_blocks[0]
        held = getattr(_held, "by_transaction", None)
        if held is None or held[0] is not outermost:
            held = _held.by_transaction = (outermost, cls.load())
        return held[1]

    @classmethod
    def load(cls) -> Directory:
        """Read all organizations with their names, groups and settled names."""
        directory = cls(organizations={row.pk: row for row in Organization.objects.all()})
        for row in directory.organizations.values():  # successors without a query for each
            row.successor = directory.organizations.get(row.successor_id) if row.successor_id else None
        names: dict[int, list[OrganizationName]] = defaultdict(list)
        for name in OrganizationName.objects.all():
            names[name.organization_id].append(name)
        directory._note_areas(names)
        for organization in directory.organizations.values():
            directory._note_names(organization, names[organization.pk])
        directory._note_phrases()
        return directory

    def area_chain(self, organization: Organization) -> list[Organization]:
        """The areas that an organization lies in, the nearest first; an area's government begins with itself."""
        chain: list[Organization] = []
        current: Organization | None = organization
        while current is not None:
            if current.kind in AREA_KINDS:
                chain.append(current)
            current = self.organizations.get(current.parent_id) if current.parent_id else None
        return chain

    def level_of(self, area: Organization) -> set[str]:
        """The level words of an area (市, 区, 街道 …), from the ends of its names."""
        found = (LEVELS.search(word) for word in self.words[area.pk])
        return {match[0] for match in found if match}

    def _note_areas(self, names: dict[int, list[OrganizationName]]) -> None:
        for area in self.organizations.values():
            if area.kind not in AREA_KINDS:
                continue
            for name in (area.name, area.short_name, *(row.name for row in names[area.pk])):
                word = area_word(fold(name))
                if len(word) > 1:
                    self.words[area.pk].add(word)
                    self.areas.setdefault(word, area.pk)

    def _note_names(self, organization: Organization, others: Iterable[OrganizationName]) -> None:
        own = (organization.valid_from, organization.valid_to)
        borne = [(organization.name, *own), (organization.short_name, *own)]
        borne += [
            (row.name, row.valid_from, row.valid_to) if row.valid_from or row.valid_to else (row.name, *own)
            for row in others
        ]
        chain = self.area_chain(organization)
        home = chain[1:] if organization.kind in AREA_KINDS else chain
        for name, since, until in borne:
            if name:
                self._note_name(fold(name), home, Bearing(organization, since, until))

    def _note_name(self, folded: str, home: list[Organization], bearing: Bearing) -> None:
        place = home[0].pk if home else None
        for core in {folded, *self._cores(folded, home)}:
            for key in {canonical(core), core}:
                self.bearings[place, key].append(bearing)
        self.bearings[None, folded].append(bearing)

    def _cores(self, folded: str, home: list[Organization]) -> Iterable[str]:
        """The name without its area in front: 示范市教育局 and 市教育局 → 教育局."""
        for area in home[:1]:
            for word in (*self.words[area.pk], *self.level_of(area)):
                if folded.startswith(word) and len(folded) > len(word) + 1:
                    yield folded[len(word) :]
        for area in home[1:]:
            for word in self.words[area.pk]:
                if folded.startswith(word) and len(folded) > len(word) + 1:
                    yield folded[len(word) :]
                    yield from self._cores(folded[len(word) :], home[:1])

    def _note_phrases(self) -> None:
        for row in GroupName.objects.all():
            self.groups[row.within_id, fold(row.name)] = Group(row.name, tuple(row.kinds))
        decided: Any = UnresolvedName.objects.exclude(state=Settlement.OPEN)
        for within, name, state, organization in decided.values_list("within", "name", "state", "organization"):
            self.settled[within, fold(name)] = (state, organization)
