"""Who may do what to a list, an obligation, and the wish to keep an item back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.catalog.enums import (
    ObligationEvent,
    ObligationState,
    ReviewEvent,
    ReviewState,
    VersionEvent,
    VersionState,
)
from gongkai.core.flow import Flow, Guard, Transition
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogVersion
    from gongkai.core.actors import Actor

OFFICE = frozenset({Role.DISCLOSURE_OFFICER})
UNIT = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER, Role.HANDLER, Role.SIGNATORY})


def _has_items(version: CatalogVersion, _actor: Actor) -> str:
    return "" if version.items.exists() else "目录中还没有事项，请先导入或者添加。"


def _by_itself(_subject: object, actor: Actor) -> str:
    return "" if actor.is_system else "此变化由平台按日期自动作出。"


HAS_ITEMS = Guard("已有事项", _has_items)
BY_ITSELF = Guard("平台自动", _by_itself)

VERSION_FLOW = Flow(
    name="目录版本",
    states=VersionState,
    events=VersionEvent,
    initial=(VersionState.DRAFT,),
    ends=frozenset({VersionState.REPLACED, VersionState.DISCARDED}),
    transitions=(
        Transition(VersionEvent.REVIEW, (VersionState.DRAFT,), VersionState.REVIEWED, OFFICE, (HAS_ITEMS,)),
        Transition(VersionEvent.RETURN, (VersionState.REVIEWED,), VersionState.DRAFT, OFFICE, needs_reason=True),
        Transition(VersionEvent.PUT_IN_FORCE, (VersionState.REVIEWED,), VersionState.IN_FORCE, OFFICE),
        Transition(
            VersionEvent.REPLACE,
            (VersionState.IN_FORCE,),
            VersionState.REPLACED,
            OFFICE,
            (BY_ITSELF,),
            by_itself=True,
        ),
        Transition(
            VersionEvent.DISCARD,
            (VersionState.DRAFT, VersionState.REVIEWED),
            VersionState.DISCARDED,
            OFFICE,
            needs_reason=True,
            destructive=True,
        ),
    ),
)

_OPEN = (ObligationState.DUE, ObligationState.LATE, ObligationState.MISSING)
OBLIGATION_FLOW = Flow(
    name="应公开事项",
    states=ObligationState,
    events=ObligationEvent,
    initial=(ObligationState.DUE,),
    ends=frozenset({ObligationState.DONE, ObligationState.WAIVED}),
    transitions=(
        Transition(ObligationEvent.FULFIL, _OPEN, ObligationState.DONE, UNIT | OFFICE),
        Transition(ObligationEvent.WAIVE, _OPEN, ObligationState.WAIVED, OFFICE, needs_reason=True),
        Transition(
            ObligationEvent.REOPEN,
            (ObligationState.DONE, ObligationState.WAIVED),
            ObligationState.DUE,
            OFFICE,
            needs_reason=True,
        ),
        Transition(
            ObligationEvent.FALL_DUE,
            (ObligationState.DUE,),
            ObligationState.LATE,
            OFFICE,
            (BY_ITSELF,),
            by_itself=True,
        ),
        Transition(
            ObligationEvent.MISS,
            (ObligationState.DUE, ObligationState.LATE),
            ObligationState.MISSING,
            OFFICE,
            (BY_ITSELF,),
            by_itself=True,
        ),
    ),
)

REVIEW_FLOW = Flow(
    name="不予公开审核",
    states=ReviewState,
    events=ReviewEvent,
    initial=(ReviewState.PENDING,),
    ends=frozenset({ReviewState.UPHELD, ReviewState.REFUSED, ReviewState.WITHDRAWN}),
    transitions=(
        Transition(ReviewEvent.UPHOLD, (ReviewState.PENDING,), ReviewState.UPHELD, OFFICE, needs_reason=True),
        Transition(ReviewEvent.REFUSE, (ReviewState.PENDING,), ReviewState.REFUSED, OFFICE, needs_reason=True),
        Transition(ReviewEvent.WITHDRAW, (ReviewState.PENDING,), ReviewState.WITHDRAWN, UNIT, needs_reason=True),
        Transition(ReviewEvent.REASSESS, (ReviewState.UPHELD,), ReviewState.PENDING, OFFICE, needs_reason=True),
    ),
)
