"""A site's columns as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.sites.reading import matching
from gongkai.sites.reading.atlas import atlas

if TYPE_CHECKING:
    from gongkai.sites.models import Column, Site


@dataclass(slots=True)
class Node:
    """An open column and what lies below it."""

    column: Column
    children: list[Node] = field(default_factory=list)


def tree_of(site: Site) -> list[Node]:
    """The open columns of a site, in their order."""
    return [_node(column) for column in atlas().tops(site)]


def children_of(column: Column) -> list[Column]:
    """The open columns right below it, in their order."""
    return list(atlas().children[column.pk])


def shown_through(column: Column) -> list[Column]:
    """The columns whose own rows it shows: itself, and those below it through which it gathers."""
    found = [column]
    if matching.gathers(column):
        for child in children_of(column):
            found += shown_through(child)
    return found


def _node(column: Column) -> Node:
    return Node(column, [_node(child) for child in children_of(column)])
