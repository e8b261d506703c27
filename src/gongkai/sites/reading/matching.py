"""What a column shows: as a condition on rows, and as a question about one row. Both say the same."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.catalog.models import CatalogItem, Obligation
from gongkai.orgs.models import Organization
from gongkai.sites.models import Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gongkai.information.models import Information
    from gongkai.sites.models import Column

Places = dict[tuple[str, ...], Q]
NOTHING = Q(pk__in=())
FEW = 200  # organizations named one by one; more are asked for by the database itself


@contextmanager
def remembering(known: Places) -> Iterator[None]:
    """Within it the units below a place are asked for once; `known` is kept by the snapshot."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


_known: ContextVar[Places | None] = ContextVar("sites_places", default=None)


def has_sources(column: Column) -> bool:
    """Whether rows come into it by themselves."""
    named = column.kinds or column.themes or column.units.all() or column.items.all()
    return bool(named) and not column.by_hand


def gathers(column: Column) -> bool:
    """Whether it shows what its children show."""
    return not column.by_hand and not has_sources(column)


def condition(columns: Sequence[Column], with_placements: frozenset[int]) -> Q:
    """The rows of these columns of one site together: what their sources name and what was put there by hand.

    `with_placements` are the columns into which anything was put, so that the others need not be asked.
    """
    sourced = [column for column in columns if has_sources(column)]
    plain = [column for column in sourced if _by_kind_alone(column)]
    by_sources = [_sources(column) for column in sourced if column not in plain]
    if plain:  # a branch of many kinds is one question, not one for each
        named = dict.fromkeys(code for column in plain for code in column.kinds)
        by_sources.append(Q(kind__in=list(named)) & _below(plain[0]))
    if by_hand := [column.pk for column in columns if column.pk in with_placements]:
        placed = Placement.objects.filter(column__in=by_hand)
        by_sources.append(Q(pk__in=placed.values("information_id")))
    return reduce(or_, by_sources, NOTHING) if by_sources else NOTHING


def _by_kind_alone(column: Column) -> bool:
    """Whether its kinds are all that it asks for; columns of one site then differ in nothing else."""
    return bool(column.kinds) and not (column.themes or column.units.all() or column.items.all())


def _sources(column: Column) -> Q:
    found = _below(column)
    if column.kinds:
        found &= Q(kind__in=column.kinds)
    if column.themes:
        found &= reduce(or_, (Q(theme=theme) | Q(theme__startswith=f"{theme}\\") for theme in column.themes))
    if items := _items(column):
        fulfilled = Obligation.objects.filter(item__in=items, information_id__isnull=False)
        found &= Q(pk__in=fulfilled.values("information_id"))
    return found


def _items(column: Column) -> frozenset[int]:
    """The keys of its catalogue items. A list that gets a new version keeps its columns: an item is the same by
    its code or its names in all versions."""
    keys = [item.pk for item in column.items.all()]
    return CatalogItem.objects.through_versions(keys) if keys else frozenset()


def _below(column: Column) -> Q:
    """The rows of its units. Keys of organizations, not their paths: the database finds them in an index."""
    paths = tuple(reaches(column))
    if "/" in paths:
        return Q()
    known = _known.get()
    if known is None:
        return _of_units(paths)
    if paths not in known:
        known[paths] = _of_units(paths)
    return known[paths]


def _of_units(paths: tuple[str, ...]) -> Q:
    inside = reduce(or_, (Q(path__startswith=path) for path in paths))
    if not Organization.objects.exclude(inside).exists():
        return Q()  # everybody
    keys = list(Organization.objects.filter(inside).order_by().values_list("pk", flat=True)[: FEW + 1])
    within = Organization.objects.filter(inside).order_by().values("pk")
    return Q(owner__in=keys if len(keys) <= FEW else within)


def reaches(column: Column) -> list[str]:
    """The places in the tree of organizations whose information it takes."""
    return [unit.path for unit in column.units.all()] or [column.site.reach]


@dataclass(frozen=True, slots=True)
class Taker:
    """A column into which rows come by themselves, ready to be asked about many rows."""

    column: Column
    paths: tuple[str, ...]
    kinds: frozenset[str]
    items: frozenset[int]

    @classmethod
    def of(cls, column: Column) -> Taker:
        """What the column's sources say."""
        return cls(column, tuple(reaches(column)), frozenset(column.kinds), _items(column))

    def takes(self, information: Information, owner: Organization, items: frozenset[int]) -> bool:
        """Whether its sources name this row; `items` are the catalogue items that the row fulfilled."""
        return (
            owner.path.startswith(self.paths)
            and (not self.kinds or information.kind in self.kinds)
            and (not self.column.themes or _within(information.theme, self.column.themes))
            and (not self.items or bool(self.items & items))
        )


def _within(theme: str, themes: Iterable[str]) -> bool:
    return any(theme == each or theme.startswith(f"{each}\\") for each in themes)
