"""Who may open and close sites and columns: whoever administers the unit, or its disclosure office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role
from gongkai.sites.enums import KEPT, ColumnEvent, ColumnState, ColumnType, SiteEvent, SiteState
from gongkai.sites.models import Site

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.sites.models import Column

KEEPERS = frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR})
# Whoever works on a unit's information may put it into the columns of the site that speaks for the unit.
EDITORS = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER})


def _not_main(site: Site, _actor: Actor) -> str:
    return "主站不能关停：没有自己网站的单位都由它公开信息。" if site.main else ""


def _unit_is_free(site: Site, _actor: Actor) -> str:
    others = Site.objects.open().filter(unit_id=site.unit_id).exclude(pk=site.pk)
    other = others.first() if site.unit_id else None
    return f"“{site.unit}”已有网站“{other}”，一个单位最多开设一个网站。" if other else ""


def _not_kept(column: Column, _actor: Actor) -> str:
    if column.type not in KEPT:
        return ""
    return f"“{ColumnType(column.type).label}”是政府信息公开专栏的固定栏目，不能隐藏或关闭。"


def _parent_is_open(column: Column, _actor: Actor) -> str:
    above = column.parent
    if above is None or above.state == ColumnState.OPEN:
        return ""
    return f"上级栏目“{above}”尚未开通，请先开通上级栏目，或者把本栏目移到别处。"


NOT_MAIN = Guard("不是主站", _not_main)
UNIT_IS_FREE = Guard("单位没有别的网站", _unit_is_free)
NOT_KEPT = Guard("不是固定栏目", _not_kept)
PARENT_IS_OPEN = Guard("上级栏目已开通", _parent_is_open)

SITE_FLOW = Flow(
    name="网站",
    states=SiteState,
    events=SiteEvent,
    initial=(SiteState.OPEN,),
    ends=frozenset(SiteState),
    transitions=(
        Transition(
            SiteEvent.CLOSE,
            (SiteState.OPEN,),
            SiteState.CLOSED,
            KEEPERS,
            (NOT_MAIN,),
            needs_reason=True,
            destructive=True,
        ),
        Transition(SiteEvent.REOPEN, (SiteState.CLOSED,), SiteState.OPEN, KEEPERS, (UNIT_IS_FREE,)),
    ),
)

COLUMN_FLOW = Flow(
    name="栏目",
    states=ColumnState,
    events=ColumnEvent,
    initial=(ColumnState.OPEN, ColumnState.HIDDEN),
    ends=frozenset(ColumnState),
    transitions=(
        Transition(
            ColumnEvent.SHOW,
            (ColumnState.HIDDEN, ColumnState.CLOSED),
            ColumnState.OPEN,
            KEEPERS,
            (PARENT_IS_OPEN,),
        ),
        Transition(ColumnEvent.HIDE, (ColumnState.OPEN,), ColumnState.HIDDEN, KEEPERS, (NOT_KEPT,)),
        Transition(
            ColumnEvent.CLOSE,
            (ColumnState.OPEN, ColumnState.HIDDEN),
            ColumnState.CLOSED,
            KEEPERS,
            (NOT_KEPT,),
            needs_reason=True,
            destructive=True,
        ),
    ),
)
