"""Putting information into columns by hand, and taking it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import RefusedError
from gongkai.information.models import Information
from gongkai.sites.actions.base import again, changed, rows_changed
from gongkai.sites.enums import ColumnState
from gongkai.sites.flow import EDITORS, KEEPERS
from gongkai.sites.models import Placement
from gongkai.sites.reading.places import site_of

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.sites.models import Column


@transaction.atomic
def place(column: Column, information: Information, *, actor: Actor) -> Placement:
    """Put information into a column; there already: nothing happens. What is not public yet shows when it is.

    Who keeps the site may, and who works on the information where the site speaks for its unit; RefusedError for
    anybody else, for what the actor does not see, and for a closed column.
    """
    column = again(column)
    require_may_place(column, information, actor)
    if column.state == ColumnState.CLOSED:
        raise RefusedError(f"“{column}”已关闭，请选择其他栏目。")
    placement, new = Placement.objects.get_or_create(column=column, information=information)
    if new:
        _tell("column.placed", column, information, actor)
    return placement


@transaction.atomic
def unplace(column: Column, information: Information, *, actor: Actor) -> bool:
    """Take it out again; whether it was there. What the column's sources name stays. Errors as for `place`."""
    column = again(column)
    require_may_place(column, information, actor)
    gone, _ = Placement.objects.filter(column=column, information=information).delete()
    if gone:
        _tell("column.unplaced", column, information, actor)
    return bool(gone)


def may_place(column: Column, information: Information, actor: Actor) -> bool:
    """Whether the actor may put it there, or take it out."""
    if KEEPERS & column.seats_of(actor):
        seen = Information.objects.visible_to(actor).filter(pk=information.pk)
        return information.is_public or actor.is_system or seen.exists()
    own = bool(EDITORS & information.seats_of(actor))
    return own and site_of(information.owner).pk == column.site_id


def require_may_place(column: Column, information: Information, actor: Actor) -> None:
    """RefusedError unless `may_place`."""
    if not may_place(column, information, actor):
        raise RefusedError(
            f"把信息放入“{column.site}”的栏目，须由该网站的政务公开办工作人员、系统管理员，"
            "或者由该网站所代表单位的拟稿人、审核人、发布人办理。"
        )


def _tell(event: str, column: Column, information: Information, actor: Actor) -> None:
    audit.record(
        event, column, actor=actor, owner=column.site.unit, information=information.pk, title=information.title
    )
    changed(column)
    if information.is_public:
        rows_changed([information.pk])
