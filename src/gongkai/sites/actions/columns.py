"""Adding and editing columns, and settling a path of them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.sites import words
from gongkai.sites.actions import sources, tree
from gongkai.sites.actions.base import again, changed, locked, require_keeper
from gongkai.sites.actions.states import show_column
from gongkai.sites.enums import KEPT, ColumnState
from gongkai.sites.models import Column
from gongkai.sites.models.column import LONGEST_CODE
from gongkai.sites.reading.places import leads_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.sites.models import Site


@transaction.atomic
def add_column(
    site: Site,
    *,
    actor: Actor,
    name: str,
    code: str = "",
    parent: Column | None = None,
    state: ColumnState = ColumnState.OPEN,
    **values: Any,
) -> Column:
    """A new column, the last among its siblings; without a code one is made of the name's pinyin.

    `values` are of `sources.FIELDS`. RefusedError for who may not, or below a closed column; InvalidInputError for
    a name or code that a sibling has, a parent of another site, and what else cannot be taken.
    """
    site = locked(site)
    require_keeper(site, actor)
    parent = again(parent) if parent else None
    _require_parent(site, parent)
    column = Column(site=site, parent=parent, state=_state_below(parent, state))
    sources.take(column, {**values, "name": name})
    _require_new_name(column)
    column.code = _code(site, parent, code, column.name)
    column.path = tree.path_of(parent, column.code)
    column.order = tree.next_order(site, parent)
    column.place = column.own_place
    tree.require_short(column.path)
    tree.claim(site, column.path)
    column.save()
    sources.take_many(column, values)
    audit.record("column.added", column, actor=actor, owner=site.unit, path=column.path, name=column.name)
    changed(column)
    return column


@transaction.atomic
def edit_column(column: Column, *, actor: Actor, **values: Any) -> Column:
    """Change fields of `sources.FIELDS`, or `code`: then the old addresses, of all below too, lead on.

    Nothing happens when nothing differs. Errors as for `add_column`.
    """
    column = again(column)
    require_keeper(column, actor)
    code = values.pop("code", column.code)
    plain = [name for name in values if name not in sources.MANY]
    before = {name: getattr(column, name) for name in plain} | {"path": column.path}
    sources.take(column, values)
    _require_kept_type(column, before)
    if "name" in values and column.name != before["name"]:
        _require_new_name(column)
    if code != column.code:
        code = words.clean_code(code, LONGEST_CODE)
        tree.require_free(column.site, column.parent, code, besides=column)
        tree.repath(column, column.parent, code)
    changes: dict[str, Any] = {
        name: [old, getattr(column, name)] for name, old in before.items() if old != getattr(column, name)
    }
    changes |= sources.take_many(column, values)
    if changes:
        column.save()
        audit.record("column.edited", column, actor=actor, owner=column.site.unit, changes=changes)
        changed(column)
    return column


@transaction.atomic
def settle_column(site: Site, names: Sequence[str], *, actor: Actor) -> Column:
    """The column to which a path of names leads from the top of a site (首页 left out); what lacks is made.

    A name counts whatever its width, case and blanks. What is made takes in nothing by itself: an import puts its
    information there by hand. A hidden column on the way is opened, a closed one stands for that to which it
    leads. Errors as for `add_column`; InvalidInputError for no names at all.
    """
    if not names:
        raise InvalidInputError("names", "请给出栏目名称，由上到下。")
    site = locked(site)
    require_keeper(site, actor)
    column: Column | None = None
    for name in names:
        column = _child(site, column, name) or add_column(site, actor=actor, name=name, parent=column)
        if column.state == ColumnState.HIDDEN:
            column = show_column(column, actor=actor)
    assert column
    return column


def _child(site: Site, parent: Column | None, name: str) -> Column | None:
    wanted = words.same_name(name)
    found = [one for one in tree.siblings(site, parent) if words.same_name(one.name) == wanted]
    standing = next((one for one in found if one.state != ColumnState.CLOSED), None)
    return standing or (leads_to(found[0]) if found else None)


def _code(site: Site, parent: Column | None, code: str, name: str) -> str:
    if not code.strip():
        return words.made_code(name, set(tree.siblings(site, parent).values_list("code", flat=True)))
    code = words.clean_code(code, LONGEST_CODE)
    tree.require_free(site, parent, code)
    return code


def _require_parent(site: Site, parent: Column | None) -> None:
    if parent is None:
        return
    if parent.site_id != site.pk:
        raise InvalidInputError("parent", f"上级栏目“{parent}”属于“{parent.site}”，请选择“{site}”的栏目。")
    if parent.state == ColumnState.CLOSED:
        raise RefusedError(f"“{parent}”已关闭，不能在其下建立栏目。")


def _state_below(parent: Column | None, wanted: ColumnState) -> ColumnState:
    """What lies below a hidden column is hidden too."""
    return ColumnState.HIDDEN if parent and parent.state == ColumnState.HIDDEN else wanted


def _require_new_name(column: Column) -> None:
    others = tree.siblings(column.site, column.parent).exclude(pk=column.pk).exclude(state=ColumnState.CLOSED)
    wanted = words.same_name(column.name)
    if other := next((one for one in others if words.same_name(one.name) == wanted), None):
        above = column.parent or column.site
        raise InvalidInputError("name", f"“{above}”下已有栏目“{other}”，请换一个名称。")


def _require_kept_type(column: Column, before: dict[str, Any]) -> None:
    old = before.get("type", column.type)
    if old in KEPT and column.type != old:
        raise InvalidInputError("type", f"“{column}”是政府信息公开专栏的固定栏目，类型不能更改。")
