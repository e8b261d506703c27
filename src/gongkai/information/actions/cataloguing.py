"""To which items of the catalogue a piece of information belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.catalog.actions import link, unlink
from gongkai.catalog.enums import VersionState
from gongkai.core.errors import RefusedError
from gongkai.information.actions.base import locked, note
from gongkai.information.enums import InformationState
from gongkai.information.flow import EDITORS, PUBLISHERS
from gongkai.information.owed import fulfil_by

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogItem
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


def no_cataloguing(information: Information, actor: Actor) -> str:
    """Why the actor may not choose its items now; "" when they may."""
    if information.state == InformationState.REMOVED:
        return "已撤下的信息不再归入公开事项。"
    seats = information.seats_of(actor)
    if information.state == InformationState.PUBLISHED:
        return "" if seats & PUBLISHERS else "信息已经发布，公开事项由本单位发布人改动。"
    return "" if seats & EDITORS else "公开事项由本单位拟稿人、审核人或发布人选择。"


@transaction.atomic
def link_item(information: Information, item: CatalogItem, *, actor: Actor) -> bool:
    """Say that it belongs to an item; what is public already fulfils what that item owes. False where it was said.

    RefusedError for who may not (`no_cataloguing`), and for an item of a list that is not in force.
    """
    row = _allowed(information, actor)
    if item.version.state != VersionState.IN_FORCE:
        raise RefusedError(f"“{item}”所在的目录没有施行，请选择施行中的目录里的事项。")
    if not link(row.pk, item):
        return False
    note("link_item", row, actor, item=item.name, item_id=item.pk)
    if row.is_public:
        fulfil_by(row)
    return True


@transaction.atomic
def unlink_item(information: Information, item: CatalogItem, *, actor: Actor) -> bool:
    """Say that it does not belong to an item. False where it did not. RefusedError for who may not."""
    row = _allowed(information, actor)
    if not unlink(row.pk, item):
        return False
    note("unlink_item", row, actor, item=item.name, item_id=item.pk)
    return True


def _allowed(information: Information, actor: Actor) -> Information:
    row = locked(information)
    if why := no_cataloguing(row, actor):
        raise RefusedError(why)
    return row
