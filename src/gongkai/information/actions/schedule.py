"""Release at a minute: decided by a publisher, carried out by whichever worker asks first, surviving restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.db import connection, transaction
from django.utils import timezone

from gongkai.core.actors import system
from gongkai.core.errors import GongkaiError, InvalidInputError
from gongkai.information.actions.approval import move, release_package
from gongkai.information.enums import InformationEvent
from gongkai.information.models import ScheduledRelease

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

log = structlog.get_logger(__name__)
TIMER = "定时发布"


@transaction.atomic
def schedule(information: Information, *, actor: Actor, at: dt.datetime) -> Information:
    """Let it go public at a minute (aware), by who may publish it, four eyes included.

    InvalidInputError for a time that has passed.
    """
    if at <= timezone.now():
        raise InvalidInputError("at", "发布时间已经过去，请填写以后的时间，或直接批准发布。")
    row = move(information, InformationEvent.SCHEDULE, actor, at=at)
    ScheduledRelease.objects.create(information=row, at=at, by_id=actor.person_id, by_name=actor.name)
    return row


@transaction.atomic
def unschedule(information: Information, *, actor: Actor) -> Information:
    """Take the time back: it waits for its release by hand again."""
    return move(information, InformationEvent.UNSCHEDULE, actor)


def release_due(now: dt.datetime | None = None) -> int:
    """Publish what has reached its minute; how many. What cannot be published stays, with the reason, and is tried
    again: the overdue alarm on the first page tells the publishers."""
    due = ScheduledRelease.objects.filter(at__lte=now or timezone.now())
    return sum(_release(key) for key in list(due.values_list("pk", flat=True)))


def _release(key: int) -> bool:
    try:
        with transaction.atomic():
            plans = ScheduledRelease.objects.filter(pk=key)
            if connection.features.has_select_for_update_skip_locked:
                plans = plans.select_for_update(skip_locked=True)
            plan = plans.select_related("information").first()
            if plan is None:  # another worker has it
                return False
            facts: dict[str, Any] = {"scheduled_by": plan.by_name, "at": plan.at}
            release_package(plan.information, system(TIMER), **facts)
    except GongkaiError as error:
        _tell(key, str(error))
        return False
    except Exception as error:
        _tell(key, "程序出错，请查看运行日志，或取消定时后直接发布。")
        log.exception("release.failed", release=key, error=repr(error)[:300])
        return False
    return True


def _tell(key: int, problem: str) -> None:
    told = ScheduledRelease.objects.filter(pk=key).exclude(problem=problem[:500])
    if told.update(problem=problem[:500]):
        log.warning("release.refused", release=key, problem=problem)
