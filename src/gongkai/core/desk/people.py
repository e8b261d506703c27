"""Who can take a step: the people in office, each asked against the flow as if they were looking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from gongkai.core.actors import Actor, ActorKind, Grant
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.core.flow import Flow, Transition

MOST_PEOPLE = 60  # asked; guards may look into the database
MOST_NAMES = 6  # shown for one step


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in office, as shown and as asked."""

    label: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Step:
    """An act of the record's state: who may take it now, or why none of those who hold its post may."""

    label: str
    names: Sequence[str]
    hindrance: str
    event: str = ""


def steps(flow: Flow, record: Any, organizations: Sequence[Any]) -> list[Step]:
    """The acts of the record's state, each with the people who may take it now, whoever looks."""
    people = in_office(organizations)[:MOST_PEOPLE]
    lines = [line for line in flow.transitions if record.state in line.sources and not line.by_itself]
    return [_step(str(flow.events(line.event).label), line, record, people) for line in lines]


def by_use(found: Sequence[Step], useful: Sequence[str]) -> tuple[list[Step], list[Step]]:
    """The steps that are of use now, the likeliest first; and the others. Nothing told of use: all of them."""
    near = sorted((each for each in found if each.event in useful), key=lambda each: useful.index(each.event))
    return (near, [each for each in found if each.event not in useful]) if near else (list(found), [])


def _step(label: str, line: Transition, record: Any, people: Iterable[Candidate]) -> Step:
    holders = [one for one in people if line.roles & record.seats_of(one.actor)]
    answers = [(one.label, line.refusal(record, one.actor)) for one in holders]
    names = [name for name, refusal in answers if not refusal]
    hindrance = "" if names or not answers else answers[0][1]
    more = len(names) - MOST_NAMES
    return Step(
        label, [*names[:MOST_NAMES], f"另{more}人"] if more > 0 else names, hindrance, event=str(line.event)
    )


def in_office(organizations: Sequence[Any]) -> list[Candidate]:
    """The people with a post in one of the organizations or above them, by name: one query."""
    wanted = {int(part) for organization in organizations for part in organization.path.split("/") if part}
    held: dict[int, tuple[str, list[str], list[Grant]]] = {}
    for pk, name, title, where, path, roles in _posts(wanted):
        _, titles, grants = held.setdefault(pk, (name, [], []))
        titles.append(title)
        grants += [Grant(Role(role), where, path) for role in roles]
    people = [
        Candidate(
            f"{name}（{'、'.join(titles)}）", Actor(ActorKind.PERSON, name, person_id=pk, grants=tuple(grants))
        )
        for pk, (name, titles, grants) in held.items()
    ]
    return sorted(people, key=lambda one: one.label)


def _posts(organizations: set[int]) -> Iterable[tuple[Any, ...]]:
    today = timezone.localdate()
    still = Q(appointments__until__isnull=True) | Q(appointments__until__gt=today)
    post = "appointments__post"
    return (
        get_user_model()
        ._default_manager.filter(
            still,
            is_active=True,
            appointments__since__lte=today,
            appointments__post__organization__in=organizations,
        )
        .values_list(
            "pk",
            "name",
            f"{post}__title",
            f"{post}__organization_id",
            f"{post}__organization__path",
            f"{post}__roles",
        )
    )
