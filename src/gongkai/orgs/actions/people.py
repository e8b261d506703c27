"""Posts, people and who holds which post from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.orgs.actions.rights import require_administrator
from gongkai.orgs.models import Appointment, Person, Post

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization


@transaction.atomic
def create_post(organization: Organization, *, title: str, roles: Iterable[Role | str], actor: Actor) -> Post:
    """A seat with its roles. InvalidInputError for a role that does not exist."""
    require_administrator(actor, organization)
    held = [str(role) for role in roles]
    if unknown := sorted(set(held) - set(Role.values)):
        raise InvalidInputError("roles", f"没有这样的角色：{'、'.join(unknown)}。")
    post = Post.objects.create(organization=organization, title=title, roles=held)
    audit.record("post.created", post, actor=actor, owner=organization, title=title, roles=held)
    return post


@transaction.atomic
def create_person(
    *,
    username: str,
    name: str,
    actor: Actor,
    organization: Organization | None = None,
    password: str | None = None,
    password_hash: str = "",
) -> Person:
    """Somebody who can sign in. Without a password nobody can sign in as them until one is set.

    `password_hash` takes an encoded password over from another system instead.
    """
    require_administrator(actor, organization)
    if Person.objects.filter(username=username).exists():
        raise InvalidInputError("username", f"用户名“{username}”已被使用，请换一个。")
    person = Person.objects.create_user(username, password, name=name)
    if password_hash:
        person.password = password_hash
        person.save(update_fields=["password"])
    audit.record("person.created", person, actor=actor, owner=organization, username=username)
    return person


@transaction.atomic
def appoint(person: Person, *, post: Post, actor: Actor, since: dt.date | None = None) -> Appointment:
    """Put a person in a post from a day (today). RefusedError when they hold it already."""
    require_administrator(actor, post.organization)
    day = since or timezone.localdate()
    if person.appointments.current(day).filter(post=post).exists():
        raise RefusedError(f"{person}已任“{post}”。")
    appointment = Appointment.objects.create(person=person, post=post, since=day)
    audit.record("person.appointed", person, actor=actor, owner=post.organization, post=str(post), since=day)
    return appointment


@transaction.atomic
def end_appointment(appointment: Appointment, *, actor: Actor, until: dt.date | None = None) -> None:
    """Take a person out of a post; from `until` (today) on they no longer hold it."""
    organization = appointment.post.organization
    require_administrator(actor, organization)
    day = until or timezone.localdate()
    if day < appointment.since:
        raise InvalidInputError("until", f"离任日期不能早于任职日期 {appointment.since:%Y-%m-%d}。")
    appointment.until = day
    appointment.save(update_fields=["until"])
    audit.record(
        "person.left_post",
        appointment.person,
        actor=actor,
        owner=organization,
        post=str(appointment.post),
        until=day,
    )


@transaction.atomic
def change_password(person: Person, *, password: str, actor: Actor) -> Person:
    """Give a person a new password. RefusedError for anybody but that person: nobody knows another's password."""
    if actor.person_id != person.pk:
        raise RefusedError("只能修改本人的口令。")
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record("person.password_changed", person, actor=actor)
    return person
