"""The demo city's organizations and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password

from gongkai.demo import files
from gongkai.demo.accounts import PASSWORD
from gongkai.orgs import actions

if TYPE_CHECKING:
    from typing import Any

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

FACTS = ("code", "name", "short_name", "kind", "index_code", "valid_from", "valid_to")


def load_bodies(actor: Actor) -> dict[str, Organization]:
    """Create the organizations with their names and groups, then the people; the organizations by code."""
    data = files.organizations()
    made: dict[str, Organization] = {}
    for position, entry in enumerate(data["organization"]):
        made[entry["code"]] = _organization(entry, position, made.get(entry.get("parent", "")), actor)
    city = next(iter(made.values()))
    for group in data["group"]:
        for name in group["names"]:
            actions.define_group(city, name=name, kinds=group["kinds"], actor=actor)
    password_hash = make_password(PASSWORD)  # one for all: hashing is slow on purpose
    for person in files.people():
        _person(person, made, password_hash, actor)
    return made


def _organization(entry: dict[str, Any], position: int, parent: Organization | None, actor: Actor) -> Organization:
    facts = {name: entry[name] for name in FACTS if name in entry}
    organization = actions.create_organization(actor=actor, parent=parent, position=position, **facts)
    for name in entry.get("names", ()):
        actions.add_name(organization, actor=actor, **name)
    return organization


def _person(
    entry: dict[str, Any], organizations: dict[str, Organization], password_hash: str, actor: Actor
) -> None:
    person = actions.create_person(
        username=entry["username"], name=entry["name"], password_hash=password_hash, actor=actor
    )
    for post in entry["posts"]:
        organization = organizations[post["organization"]]
        seat = organization.posts.filter(title=post["title"]).first() or actions.create_post(
            organization, title=post["title"], roles=post["roles"], actor=actor
        )
        actions.appoint(person, post=seat, actor=actor)
