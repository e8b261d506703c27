"""Moving columns in the tree, their order, and merging one into another. Old addresses lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.sites import words
from gongkai.sites.actions import tree
from gongkai.sites.actions.base import again, changed, require_keeper
from gongkai.sites.enums import KEPT, ColumnState
from gongkai.sites.models import Column, FormerPath, Placement
from gongkai.sites.reading import matching

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


@transaction.atomic
def move_column(column: Column, *, actor: Actor, parent: Column | None) -> Column:
    """Move a column with all below it under another (None: to the top), as the last there.

    RefusedError for who may not, for a move below itself or below one that is not open (a hidden one takes hidden
    ones), and for a fixed part; InvalidInputError for a parent of another site or a code that is taken there.
    """
    column = again(column)
    require_keeper(column, actor)
    parent = again(parent) if parent else None
    if parent == column.parent:
        return column
    _require_place(column, parent)
    tree.require_free(column.site, parent, column.code, besides=column)
    before, path = column.parent, column.path
    column.order = tree.next_order(column.site, parent)
    tree.repath(column, parent, column.code)
    tree.settle_places(column.site)
    audit.record("column.moved", column, actor=actor, owner=column.site.unit, path=[path, column.path])
    changed(column, *(each for each in (before, parent) if each))
    return column


@transaction.atomic
def shift_column(column: Column, *, actor: Actor, by: int) -> Column:
    """Change places with the sibling above (`by` -1) or below (1); at the end nothing happens."""
    column = again(column)
    require_keeper(column, actor)
    row = list(tree.siblings(column.site, column.parent).order_by("order", "pk"))
    at = row.index(column)
    to = min(max(at + by, 0), len(row) - 1)
    if at == to:
        return column
    row.insert(to, row.pop(at))
    for place, each in enumerate(row, start=1):
        each.order = place
    Column.objects.bulk_update(row, ["order"])
    tree.settle_places(column.site)
    column.order = to + 1
    column.save(update_fields=["order", "updated_at"])
    audit.record("column.ordered", column, actor=actor, owner=column.site.unit, place=[at + 1, to + 1])
    changed(column)
    return column


@transaction.atomic
def merge_columns(column: Column, *, into: Column, actor: Actor) -> Column:
    """Merge a column into another of its site, which is given back: that takes over what the first took in, what
    was put there by hand, and the columns below it. The first is closed and leads there.

    RefusedError for who may not, for a fixed part, for one within the other or one that is not open, and where the
    sources of the two cannot be one column's.
    """
    column, into = again(column), again(into)
    require_keeper(column, actor)
    _require_mergeable(column, into)
    _join_sources(column, into)
    _take_placements(column, into)
    for child in column.children.all():
        _adopt(child, into)
    FormerPath.objects.filter(column=column).update(column=into)
    column.state, column.redirect_to = ColumnState.CLOSED, into
    column.save(update_fields=["state", "redirect_to", "updated_at"])
    into.save()
    tree.settle_places(column.site)
    audit.record("column.merged", column, actor=actor, owner=column.site.unit, into=into.path)
    changed(column, into)
    return into


def _require_place(column: Column, parent: Column | None) -> None:
    if column.type in KEPT:
        raise RefusedError(f"“{column}”是政府信息公开专栏的固定栏目，不能移动。")
    if parent is None:
        return
    if parent.site_id != column.site_id:
        raise InvalidInputError("parent", f"“{parent}”属于“{parent.site}”，栏目只能在本网站内移动。")
    if parent.pk == column.pk or parent.path.startswith(f"{column.path}/"):
        raise RefusedError(f"不能把“{column}”移到它自己或其下级栏目“{parent}”之下。")
    if column.state == ColumnState.OPEN and parent.state != ColumnState.OPEN:
        raise RefusedError(f"“{parent}”{parent.get_state_display()}，公开的栏目不能移到其下。")


def _require_mergeable(column: Column, into: Column) -> None:
    if column.pk == into.pk:
        raise RefusedError("栏目不能并入自己，请选择另一个栏目。")
    if column.site_id != into.site_id:
        raise RefusedError(f"“{into}”属于“{into.site}”，栏目只能并入本网站的栏目。")
    if column.type in KEPT:
        raise RefusedError(f"“{column}”是政府信息公开专栏的固定栏目，不能并入其他栏目。")
    if into.path.startswith(f"{column.path}/"):
        raise RefusedError(f"“{into}”在“{column}”之下，请先移出再合并。")
    closed = next((each for each in (column, into) if each.state == ColumnState.CLOSED), None)
    if closed:
        raise RefusedError(f"“{closed}”已关闭，不能合并。")
    if column.state == ColumnState.OPEN and into.state != ColumnState.OPEN:
        raise RefusedError(f"“{into}”{into.get_state_display()}，公开的栏目不能并入。")


def _join_sources(column: Column, into: Column) -> None:
    """What the first takes in, the other takes in as well. They may differ in one source alone: two sources of a
    column hold together, so that the sum of two pairs is more than both."""
    if not matching.has_sources(column):
        return
    mine, theirs = _source_sets(column), _source_sets(into)
    differing = [name for name in mine if mine[name] != theirs[name]]
    if not differing:
        return
    name = differing[0]
    if len(differing) > 1 or not matching.has_sources(into) or not (mine[name] and theirs[name]):
        raise RefusedError(
            f"“{column}”与“{into}”的取材条件不同，合并后会多出或缺少信息。请先把两者的取材条件改为一致。"
        )
    if name in ("kinds", "themes"):
        setattr(
            into,
            name,
            [*getattr(into, name), *(each for each in getattr(column, name) if each not in theirs[name])],
        )
    else:
        getattr(into, name).add(*getattr(column, name).all())


def _source_sets(column: Column) -> dict[str, set[object]]:
    return {
        "kinds": set(column.kinds),
        "themes": set(column.themes),
        "units": set(column.units.values_list("pk", flat=True)),
        "items": set(column.items.values_list("pk", flat=True)),
    }


def _take_placements(column: Column, into: Column) -> None:
    there = Placement.objects.filter(column=into).values("information_id")
    column.placements.exclude(information_id__in=there).update(column=into)
    column.placements.all().delete()


def _adopt(child: Column, into: Column) -> None:
    taken = set(tree.siblings(child.site, into).values_list("code", flat=True))
    code = child.code if child.code not in taken else words.made_code(child.code, taken)
    child.order = tree.next_order(child.site, into)
    tree.repath(child, into, code)
