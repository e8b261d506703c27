"""Actors at an invented bureau, one for each role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.core.roles import Role
from gongkai.information.actions import create, pass_review, publish, submit
from gongkai.information.models import ReleasePackage
from tests.factories.orgs import OrganizationFactory, actor_with

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization

VALUES = {
    "issuer_name": "示范市住房和城乡建设局",
    "document_number": "示建规〔2024〕3号",
    "written_on": "2024-03-01",
    "theme": "城乡建设、环境保护\\城市规划",
    "body_html": "<h2>第一章</h2><p>为了加装电梯，制定本办法。</p>",
}


@dataclass
class Bureau:
    """The bureau and who works there."""

    organization: Organization
    drafter: Actor
    reviewer: Actor
    publisher: Actor

    def draft(self, **values: object) -> Information:
        """A complete draft of a normative document, its interpretation waived."""
        given = {"kind": "normative", "title": "示范市加装电梯办法", **VALUES, **values}
        row = create(actor=self.drafter, owner=self.organization, **given)
        ReleasePackage.objects.create(document=row, waived_reason="试验", waived_at=timezone.now())
        return row

    def published(self, **values: object) -> Information:
        """The same, published by the book."""
        row = submit(self.draft(**values), actor=self.drafter)
        return publish(pass_review(row, actor=self.reviewer), actor=self.publisher)


def bureau() -> Bureau:
    """A bureau with a drafter, a reviewer and a publisher."""
    organization = OrganizationFactory(name="示范市住房和城乡建设局")
    return Bureau(
        organization,
        actor_with(organization, Role.DRAFTER),
        actor_with(organization, Role.REVIEWER),
        actor_with(organization, Role.PUBLISHER),
    )
