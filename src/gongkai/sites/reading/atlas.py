"""All open sites and columns as they stand now, read once: what a batch of pages is rendered with."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai.catalog.models import Obligation
from gongkai.sites.models import Column, Placement, Site
from gongkai.sites.reading import matching
from gongkai.sites.seeding import from_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization


class Atlas:
    """A snapshot; make a new one for the next batch."""

    @cached_property
    def sites(self) -> list[Site]:
        """The open sites, the main one first."""
        return list(Site.objects.open().select_related("unit"))

    @cached_property
    def columns(self) -> list[Column]:
        """The open columns of all open sites, in the order of their trees' levels."""
        return list(
            Column.objects.open()
            .select_related("site__unit", "parent")
            .prefetch_related("units", "items")
            .order_by("site_id", "order", "pk")
        )

    @cached_property
    def children(self) -> dict[int | None, list[Column]]:
        """The open columns below each; those at the top of a site are `tops`."""
        below: dict[int | None, list[Column]] = defaultdict(list)
        for column in self.columns:
            below[column.parent_id].append(column)
        return below

    @cached_property
    def places(self) -> matching.Places:
        """The conditions for the units below places of the tree, as they are asked for."""
        return {}

    @cached_property
    def with_placements(self) -> frozenset[int]:
        """The keys of the columns into which something was put by hand."""
        return frozenset(Placement.objects.order_by().values_list("column_id", flat=True).distinct())

    def tops(self, site: Site) -> list[Column]:
        """The columns at the top of a site."""
        return [column for column in self.children[None] if column.site_id == site.pk]

    @cached_property
    def main(self) -> Site:
        """The main site; one made of the settings, not saved, where none was set up yet."""
        return next((site for site in self.sites if site.main), None) or from_settings()

    def site_of(self, organization: Organization) -> Site:
        """The site that speaks for a unit: its own or that of the nearest unit above it, else the main one."""
        above = [site for site in self.sites if site.unit and organization.path.startswith(site.unit.path)]
        return max(above, key=lambda site: len(site.reach), default=self.main)

    def columns_of(self, information: Information) -> list[Column]:
        """All open columns in which a row stands, its own site's first, the most specific first in each."""
        placed = self._placed(information)
        items = self._items(information)
        owner = information.owner
        asked = (*self._takers[information.kind], *self._takers[""])
        direct = [taker.column for taker in asked if taker.takes(information, owner, items)]
        direct += [self._by_key[key] for key in placed if key in self._by_key]
        found = {column.pk: column for column in direct}
        for column in direct:
            found.update({above.pk: above for above in self._gathering(column)})
        own, put = self.site_of(owner), placed
        return sorted(found.values(), key=lambda each: self._rank(each, own, put))

    def _gathering(self, column: Column) -> Iterator[Column]:
        """The columns above it that show what it shows."""
        by_key = self._by_key
        while column.parent_id and (above := by_key.get(column.parent_id)) and matching.gathers(above):
            yield above
            column = above

    @cached_property
    def _by_key(self) -> dict[int, Column]:
        return {column.pk: column for column in self.columns}

    @cached_property
    def _takers(self) -> dict[str, list[matching.Taker]]:
        """The columns into which rows come by themselves, by the kinds that they take; "" for any kind."""
        found: dict[str, list[matching.Taker]] = defaultdict(list)
        for column in self.columns:
            if matching.has_sources(column):
                taker = matching.Taker.of(column)
                for kind in column.kinds or [""]:
                    found[kind].append(taker)
        return found

    @cached_property
    def _asks_for_items(self) -> bool:
        return any(taker.items for takers in self._takers.values() for taker in takers)

    def read_ahead(self, keys: Sequence[int]) -> None:
        """Read what was put by hand of these rows at once, for a snapshot that nobody else uses."""
        self._ahead: dict[int, set[int]] = {key: set() for key in keys}
        for key, column in Placement.objects.filter(information__in=keys).values_list("information", "column"):
            self._ahead[key].add(column)

    def _placed(self, information: Information) -> set[int]:
        known: dict[int, set[int]] = getattr(self, "_ahead", {})
        if information.pk in known:
            return known[information.pk]
        return set(Placement.objects.filter(information=information).values_list("column_id", flat=True))

    def _items(self, information: Information) -> frozenset[int]:
        if not self._asks_for_items:
            return frozenset()
        done = Obligation.objects.filter(information_id=information.pk)
        return frozenset(done.values_list("item_id", flat=True))

    @staticmethod
    def _rank(column: Column, own: Site, placed: set[int]) -> tuple[object, ...]:
        """Own site, put there by hand, deeper, narrower sources, then the order of the tree."""
        elsewhere = column.site_id != own.pk
        kinds = len(column.kinds) or 1000
        return (
            elsewhere,
            not column.site.main,
            column.pk not in placed,
            -column.depth,
            kinds,
            column.order,
            column.pk,
        )


_current: ContextVar[Atlas | None] = ContextVar("sites_atlas", default=None)


def atlas() -> Atlas:
    """The batch's snapshot, or a new one outside a batch."""
    return _current.get() or Atlas()


@contextmanager
def batch(known: Atlas | None = None) -> Iterator[Atlas]:
    """Within it all reading goes by one snapshot: a new one, or one that the caller knows to be fresh."""
    known = known or Atlas()
    token = _current.set(known)
    try:
        with matching.remembering(known.places):
            yield known
    finally:
        _current.reset(token)
