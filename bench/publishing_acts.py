"""Somebody at work: drafts, reviews, publishes, revises, has revisions approved and removes, until stopped.

python -m bench.publishing_acts HOME SEED. What nobody has approved carries the word UNAPPROVED in its title.
"""

from __future__ import annotations

import os
import random
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization

UNAPPROVED = "未经批准"
OFFICE = "soak-office"


def main() -> None:
    os.environ["GONGKAI_HOME"] = sys.argv[1]
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    chance = random.Random(sys.argv[2])
    office, actors = _office()
    while True:
        information = _published(office, actors, chance.randrange(10**9))
        _revise(information, actors, chance.randrange(10**9))
        if chance.random() < 0.4:
            _remove(information, actors)


def _office() -> tuple[Organization, tuple[Actor, Actor]]:
    """The office with its drafter and its publisher, made once."""
    from gongkai.core.roles import Role  # noqa: PLC0415 - after Django's start
    from gongkai.orgs.models import Appointment, Organization, Person, Post  # noqa: PLC0415

    office, _ = Organization.objects.get_or_create(code=OFFICE, defaults={"name": "示范市值班室"})
    found = []
    for name, roles in (("soak_drafter", [Role.DRAFTER, Role.REVIEWER]), ("soak_publisher", [Role.PUBLISHER])):
        person, _ = Person.objects.get_or_create(username=name, defaults={"name": name})
        post, _ = Post.objects.get_or_create(organization=office, title=name, defaults={"roles": roles})
        Appointment.objects.get_or_create(person=person, post=post)
        found.append(person.actor())
    return office, (found[0], found[1])


def _published(office: Organization, actors: tuple[Actor, Actor], number: int) -> Information:
    from gongkai.information import actions  # noqa: PLC0415 - after Django's start

    drafter, publisher = actors
    title, body = f"关于第{number}号值班安排的公告", f"<p>第{number}号：{UNAPPROVED}。</p>"
    draft = actions.create(actor=drafter, owner=office, kind="notice", title=title, body_html=body)
    actions.edit(draft, actor=drafter, body_html=f"<p>第{number}号值班安排。</p>")
    actions.submit(draft, actor=drafter)
    actions.pass_review(draft, actor=drafter)
    return actions.publish(draft, actor=publisher)


def _revise(information: Information, actors: tuple[Actor, Actor], number: int) -> None:
    from gongkai.information import actions  # noqa: PLC0415 - after Django's start

    drafter, publisher = actors
    refused = actions.edit(information, actor=drafter, title=f"{UNAPPROVED}的标题{number}")
    if refused:
        actions.reject_revision(refused, actor=publisher, reason="不妥")
    revision = actions.edit(information, actor=drafter, title=f"关于第{number}号值班安排的补充公告")
    if revision:
        actions.approve_revision(revision, actor=publisher)


def _remove(information: Information, actors: tuple[Actor, Actor]) -> None:
    from gongkai.information import actions  # noqa: PLC0415 - after Django's start
    from gongkai.information.enums import UnpublishingReason  # noqa: PLC0415

    actions.remove(information, actor=actors[1], reason="发布有误", kind=UnpublishingReason.IN_ERROR)


if __name__ == "__main__":
    main()
