"""What the portal's tests share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.information import content
from gongkai.information.enums import Disclosure, InformationState, RelationState
from gongkai.information.models import Relation
from tests.factories.information import InformationFactory

if TYPE_CHECKING:
    from django.http import HttpResponse

    from gongkai.information.enums import RelationKind
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization


def words(response: HttpResponse) -> str:
    """The page with its white space squeezed, so that a line break in a template breaks no test."""
    return re.sub(r"\s+", " ", response.content.decode())


@dataclass(frozen=True)
class Library:
    """The rows by what they are."""

    city: Organization
    office: Organization
    education: Organization
    old: Information
    new: Information
    interpretation: Information
    notice: Information
    foreign: Information

    @property
    def public(self) -> list[Information]:
        return [self.old, self.new, self.interpretation, self.notice, self.foreign]


def publish(owner: Organization, **values: Any) -> Information:
    """A public row with its keys and its body in all forms."""
    row: Information = InformationFactory.build(
        owner=owner, state=InformationState.PUBLISHED, disclosure=Disclosure.PROACTIVE, body_html=""
    )
    row.validity = values.pop("validity", "")
    content.apply(row, content.check({"body_html": "<p>正文。</p>", **values}))
    row.save()
    return row


def relate(source: Information, kind: RelationKind, target: Information, **values: Any) -> Relation:
    """A relation, confirmed unless told otherwise; its keys are the target's."""
    keys = {"target_key": target.document_key, "target_title_key": target.title_key}
    return Relation.objects.create(
        source=source, kind=kind, target=target, **{"state": RelationState.CONFIRMED, **keys, **values}
    )
