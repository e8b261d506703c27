"""Whose information an import becomes, and which organizations the issuers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import GongkaiError
from gongkai.orgs.models import Organization, OrganizationKind
from gongkai.orgs.resolver import Directory, Resolver

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor

CODE, NAME = "local-government", "本级政府"


class OwnerError(GongkaiError):
    """`--owner` names no organization."""


def owner_of(name: str, *, actor: Actor) -> Organization:
    """The organization of that code or name; without one, the city: the first root of the tree.

    An installation that has no organization yet gets one, 本级政府, to be renamed at the desk.
    OwnerError when the name is unknown, or borne by several.
    """
    if not name:
        return _city(actor)
    by_code = Organization.objects.filter(code=name)
    found = list(by_code or Organization.objects.filter(name=name) or Organization.objects.filter(short_name=name))
    if len(found) == 1:
        return found[0]
    if found:
        codes = "、".join(each.code for each in found)
        raise OwnerError(f"有 {len(found)} 个机构名为“{name}”，请用代码指明：{codes}。")
    raise OwnerError(f"没有代码或名称为“{name}”的机构。")


@transaction.atomic
def _city(actor: Actor) -> Organization:
    roots = Organization.objects.filter(parent=None).order_by("position", "id")
    city = roots.filter(kind=OrganizationKind.CITY).first() or roots.first()
    if city is None:
        city, made = Organization.objects.get_or_create(
            code=CODE, defaults={"name": NAME, "kind": OrganizationKind.CITY}
        )
        if made:  # not by another import that began at the same time
            audit.record("organization.create", city, actor=actor, owner=city, name=NAME)
    return city


class Issuers:
    """The organizations that issuers' names mean, as of the day of the document; the database is read once."""

    def __init__(self, owner: Organization) -> None:
        self._owner = owner
        self._directory = Directory.load()
        self._resolvers: dict[dt.date | None, Resolver] = {}
        self._known: dict[tuple[str, dt.date | None], int | None] = {}

    def find(self, name: str, on: dt.date | None) -> int | None:
        """The organization's id; None when the name is not (one) of the tree's."""
        day = on.replace(month=1, day=1) if on else None
        if not name:
            return None
        if (name, day) not in self._known:
            found = self._resolver(day).resolve(name).organization
            self._known[name, day] = found.pk if found else None
        return self._known[name, day]

    def _resolver(self, day: dt.date | None) -> Resolver:
        if day not in self._resolvers:
            self._resolvers[day] = Resolver(self._owner, day, directory=self._directory)
        return self._resolvers[day]
