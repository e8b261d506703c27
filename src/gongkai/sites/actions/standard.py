"""Giving a site its standard columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.catalog.models import CatalogItem
from gongkai.core import audit
from gongkai.information.models import Information
from gongkai.sites.actions import tree
from gongkai.sites.actions.base import changed, locked, require_keeper
from gongkai.sites.enums import ColumnState
from gongkai.sites.models import Column, FormerPath
from gongkai.sites.standard import standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.sites.models import Site
    from gongkai.sites.standard import Standard

LONGEST_DESCRIPTION = 300


@transaction.atomic
def standard_columns(site: Site, *, actor: Actor) -> list[Column]:
    """Give a site the standard columns that it lacks; those that it has, had or closed stay as they are.

    The main site gets a column for every kind, another site for the kinds that its units use or owe, so that it
    does not begin with empty columns. The new columns; none when nothing was lacking.
    """
    site = locked(site)
    require_keeper(site, actor)
    made = make_lacking(site)
    if made:
        names = [column.path for column in made]
        audit.record("column.standard", site, actor=actor, owner=site.unit, columns=names)
        changed(site)
    return made


def make_lacking(site: Site) -> list[Column]:
    """The same without asking or recording: for the site that comes with the installation."""
    there = {column.path: column for column in Column.objects.filter(site=site)}
    former = set(FormerPath.objects.filter(site=site).values_list("path", flat=True))
    made: list[Column] = []
    _make(site, None, standard(None if site.main else kinds_of(site)), there, former, made)
    return made


def kinds_of(site: Site) -> set[str]:
    """The kinds that the site's units have information of, or owe by the catalogue."""
    has = Information.objects.filter(owner__path__startswith=site.reach)
    owes = CatalogItem.objects.filter(units__organization__path__startswith=site.reach)
    return {
        *has.order_by().values_list("kind", flat=True).distinct(),
        *owes.order_by().values_list("kind", flat=True).distinct(),
    }


def _make(
    site: Site,
    parent: Column | None,
    wanted: Iterable[Standard],
    there: dict[str, Column],
    former: set[str],
    made: list[Column],
) -> None:
    for each in wanted:
        path = tree.path_of(parent, each.code)
        if path in former:  # it was moved or merged: somebody decided otherwise
            continue
        column = there.get(path)
        if column is None:
            column = _saved(site, parent, each, path)
            made.append(column)
        _make(site, column, each.children, there, former, made)


def _saved(site: Site, parent: Column | None, each: Standard, path: str) -> Column:
    hidden = each.hidden or (parent is not None and parent.state != ColumnState.OPEN)
    column = Column(
        site=site,
        parent=parent,
        name=each.name,
        code=each.code,
        path=path,
        type=each.type,
        description=each.description[:LONGEST_DESCRIPTION],
        order=tree.next_order(site, parent),
        state=ColumnState.HIDDEN if hidden else ColumnState.OPEN,
        kinds=each.kinds,
        themes=each.themes,
        by_hand=each.by_hand,
    )
    column.place = column.own_place
    column.save()
    return column
