"""Setting the rules of work by which information goes public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information import kinds
from gongkai.information.models import PublishingRule

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

KEEPERS = frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR})
FIELDS = ("secrecy_review", "review_days", "secrecy_days", "second_approval_days", "expiry_warning_days")


@transaction.atomic
def set_publishing_rule(
    *, actor: Actor, organization: Organization, kind: str = "", **values: int
) -> PublishingRule:
    """Set the rule of an organization (and what lies below it) for a kind ("": all); `values` are of `FIELDS`.

    RefusedError without a disclosure office's or administrator's post over it; InvalidInputError for a kind or
    field that does not exist.
    """
    if not KEEPERS & organization.seats_of(actor):
        raise RefusedError(f"发布规则须由{organization}的政务公开办或系统管理员设定。")
    if kind:
        kinds.get(kind)
    if unknown := set(values) - set(FIELDS):
        raise InvalidInputError(min(unknown), f"发布规则没有“{min(unknown)}”这一项。")
    rule = PublishingRule.objects.filter(kind=kind, organization=organization).first()
    rule = rule or PublishingRule(kind=kind, organization=organization)
    before = {name: getattr(rule, name) for name in values}
    for name, value in values.items():
        setattr(rule, name, value)
    rule.full_clean()
    rule.save()
    changes = {name: [before[name], value] for name, value in values.items() if before[name] != value}
    audit.record("publishing_rule.set", rule, actor=actor, owner=organization, changes=changes)
    return rule
