"""Organizations, names and people of an invented city, written straight to the tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import factory
from factory.django import DjangoModelFactory

from gongkai.orgs.models import (
    Appointment,
    Organization,
    OrganizationKind,
    OrganizationName,
    Person,
    Post,
    UnresolvedName,
)

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class OrganizationFactory(DjangoModelFactory[Organization]):
    """A department without a parent, unless told otherwise."""

    class Meta:
        model = Organization
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"org-{n}")
    name = factory.Sequence(lambda n: f"第{n}局")
    kind = OrganizationKind.DEPARTMENT
    index_code = factory.Sequence(lambda n: f"{n:09d}")


class CityFactory(OrganizationFactory):
    """示范市人民政府, the top of the tree."""

    name = "示范市人民政府"
    short_name = "示范市"
    kind = OrganizationKind.CITY


class OrganizationNameFactory(DjangoModelFactory[OrganizationName]):
    """Another name of an organization."""

    class Meta:
        model = OrganizationName


class UnresolvedNameFactory(DjangoModelFactory[UnresolvedName]):
    """A name that nobody could place."""

    class Meta:
        model = UnresolvedName

    name = factory.Sequence(lambda n: f"第{n}专班")
    within = factory.SubFactory(CityFactory)


class PersonFactory(DjangoModelFactory[Person]):
    """Somebody whose password is `password`."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    name = factory.Sequence(lambda n: f"人员{n}")
    password = factory.django.Password("password")


def person_with(organization: Organization, *roles: Role, **fields: object) -> Person:
    """Somebody with these roles in an organization since 2000."""
    person: Person = PersonFactory(**fields)
    post = Post.objects.create(
        organization=organization,
        title=f"岗位{Post.objects.count()}",
        roles=[str(role) for role in roles],
    )
    Appointment.objects.create(person=person, post=post, since=dt.date(2000, 1, 1))
    return person


def actor_with(organization: Organization, *roles: Role) -> Actor:
    """The actor of a new person with these roles in an organization."""
    return person_with(organization, *roles).actor()
