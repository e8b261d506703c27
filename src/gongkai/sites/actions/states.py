"""Opening, hiding and closing columns. What lies below goes with them, so that what is open can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import RefusedError
from gongkai.sites.actions import tree
from gongkai.sites.actions.base import again, changed
from gongkai.sites.enums import KEPT, ColumnEvent, ColumnState
from gongkai.sites.flow import COLUMN_FLOW

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.sites.models import Column


@transaction.atomic
def show_column(column: Column, *, actor: Actor) -> Column:
    """开通 a hidden or closed column; those below it stay as they are. RefusedError below one that is not open."""
    column = again(column)
    line = COLUMN_FLOW.require(ColumnEvent.SHOW, column, actor)
    column.state, column.redirect_to = line.target, None
    column.save(update_fields=["state", "redirect_to", "updated_at"])
    audit.record("column.shown", column, actor=actor, owner=column.site.unit)
    changed(column)
    return column


@transaction.atomic
def hide_column(column: Column, *, actor: Actor) -> Column:
    """隐藏 a column and the open ones below it. RefusedError where a fixed part is among them."""
    column = again(column)
    COLUMN_FLOW.require(ColumnEvent.HIDE, column, actor)
    rows = list(tree.branch(column).filter(state=ColumnState.OPEN))
    return _end(column, rows, ColumnState.HIDDEN, "column.hidden", actor)


@transaction.atomic
def close_column(column: Column, *, actor: Actor, reason: str, redirect_to: Column | None = None) -> Column:
    """关闭 a column and all below it. Its addresses lead to `redirect_to`, by default to the column above.

    RefusedError without a reason, where a fixed part is among them, and for a target that is not an open column of
    the site outside this branch.
    """
    column = again(column)
    COLUMN_FLOW.require(ColumnEvent.CLOSE, column, actor, reason=reason)
    if redirect_to:
        redirect_to = again(redirect_to)
        _require_target(column, redirect_to)
    column.redirect_to = redirect_to
    column.save(update_fields=["redirect_to"])
    rows = list(tree.branch(column).exclude(state=ColumnState.CLOSED))
    to = redirect_to.path if redirect_to else ""
    return _end(column, rows, ColumnState.CLOSED, "column.closed", actor, reason=reason, redirect_to=to)


def _end(column: Column, rows: list[Column], state: ColumnState, event: str, actor: Actor, **data: str) -> Column:
    if kept := next((row for row in rows if row.type in KEPT), None):
        raise RefusedError(f"其下的“{kept}”是政府信息公开专栏的固定栏目，请先把它移到别处。")
    for row in rows:
        row.state = state
        row.save(update_fields=["state", "updated_at"])
    changes = [audit.Change(event, row, column.site.unit, data) for row in rows]
    audit.record_many(changes, actor=actor)
    changed(*rows)
    column.state = state
    return column


def _require_target(column: Column, target: Column) -> None:
    if target.site_id != column.site_id:
        raise RefusedError(f"“{target}”属于“{target.site}”，关闭的栏目只能转到本网站的栏目。")
    if target.pk == column.pk or target.path.startswith(f"{column.path}/"):
        raise RefusedError("关闭的栏目不能转到自己或其下级栏目。")
    if target.state != ColumnState.OPEN:
        raise RefusedError(f"“{target}”{target.get_state_display()}，请选择已开通的栏目。")
