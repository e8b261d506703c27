"""清理 of normative documents, and the warning before one lapses by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information.actions.base import locked, note, require_role
from gongkai.information.actions.validity import KEEPERS, record_validity
from gongkai.information.enums import CleanupVerdict, InformationState, Validity
from gongkai.information.models import CleanupCampaign, CleanupItem, ExpiryWarning, Information, PublishingRule
from gongkai.information.validity.answers import STANDING
from gongkai.information.workrules import rule_for

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

RUNNERS = frozenset({Role.PUBLISHER, Role.DISCLOSURE_OFFICER})
KIND = "normative"
EFFECTS = {CleanupVerdict.REPEAL: Validity.REPEALED, CleanupVerdict.LAPSE: Validity.LAPSED}


@transaction.atomic
def open_cleanup(*, actor: Actor, organization: Organization, name: str, due_on: dt.date) -> CleanupCampaign:
    """Begin a campaign over every normative document that stands, of the organization and what lies below it.

    RefusedError without a publisher's or disclosure office's post over it; InvalidInputError for a day that has
    passed, or when there is nothing to look at.
    """
    if not RUNNERS & organization.seats_of(actor):
        raise RefusedError(f"文件清理须由{organization}的发布人或政务公开办发起。")
    if due_on < timezone.localdate():
        raise InvalidInputError("due_on", "完成期限已经过去。")
    rows = list(_standing().filter(owner__path__startswith=organization.path).order_by("pk"))
    if not rows:
        raise InvalidInputError("organization", f"{organization}及其下级没有现行有效的规范性文件。")
    campaign = CleanupCampaign.objects.create(
        name=name.strip()[:200], organization=organization, due_on=due_on, opened_by_name=actor.name
    )
    CleanupItem.objects.bulk_create([CleanupItem(campaign=campaign, information=row) for row in rows])
    audit.record("cleanup.open", campaign, actor=actor, owner=organization, documents=len(rows), due_on=due_on)
    return campaign


@transaction.atomic
def give_verdict(
    item: CleanupItem, *, actor: Actor, verdict: str, reason: str = "", from_on: dt.date | None = None
) -> CleanupItem:
    """Decide about one document. Repealed or declared lapsed, it is marked so from a day (today) on its page and
    in the search; that is final here. What is not kept needs its reason. RefusedError without a keeper's post."""
    row = locked(item.information)
    require_role(row, actor, KEEPERS)
    fresh = CleanupItem.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=item.pk)
    if fresh.campaign.closed_at:
        raise RefusedError("本次清理已经办结。")
    if fresh.verdict in EFFECTS:
        raise RefusedError(f"已{fresh.get_verdict_display()}；更正请在文件上“记录效力”。")
    chosen = CleanupVerdict(verdict)
    if chosen != CleanupVerdict.KEEP and not reason.strip():
        raise InvalidInputError("reason", f"“{chosen.label}”须写明理由。")
    fresh.verdict, fresh.reason, fresh.by_name = chosen, reason.strip()[:300], actor.name
    fresh.save()
    campaign = fresh.campaign.name
    note("cleanup_verdict", row, actor, verdict=chosen.value, reason=fresh.reason, campaign=campaign)
    if chosen in EFFECTS:
        begins = from_on or timezone.localdate()
        record_validity(row, actor=actor, status=EFFECTS[chosen], from_on=begins, by_text=campaign)
    return fresh


@transaction.atomic
def close_cleanup(campaign: CleanupCampaign, *, actor: Actor) -> CleanupCampaign:
    """End a campaign once every document has its verdict."""
    fresh = CleanupCampaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not RUNNERS & fresh.organization.seats_of(actor):
        raise RefusedError(f"清理须由{fresh.organization}的发布人或政务公开办办结。")
    left = fresh.items.filter(verdict="").count()
    if left or fresh.closed_at:
        raise RefusedError("本次清理已经办结。" if fresh.closed_at else f"还有 {left} 份文件没有清理意见。")
    fresh.closed_at = timezone.now()
    fresh.save()
    verdicts = {verdict.value: fresh.items.filter(verdict=verdict).count() for verdict in CleanupVerdict}
    audit.record("cleanup.close", fresh, actor=actor, owner=fresh.organization, **verdicts)
    return fresh


@transaction.atomic
def warn_expiring(on: dt.date | None = None) -> int:
    """The daily look ahead: documents that end within the days that their rule of work gives; each told once."""
    today = on or timezone.localdate()
    usual = PublishingRule().expiry_warning_days
    longest = max(usual, PublishingRule.objects.aggregate(most=Max("expiry_warning_days"))["most"] or 0)
    near = Information.objects.filter(
        state=InformationState.PUBLISHED,
        validity__in=STANDING,
        ended_on__gt=today,
        ended_on__lte=today + dt.timedelta(days=longest),
    )
    changes = []
    for row in near.select_related("owner"):
        end = row.ended_on
        if end is None or end > today + dt.timedelta(days=rule_for(row).expiry_warning_days):
            continue
        _, new = ExpiryWarning.objects.get_or_create(information=row, ended_on=end, defaults={"warned_on": today})
        if new:
            changes.append(audit.Change("information.expiry_warning", row, row.owner, {"ended_on": end}))
    audit.record_many(changes, actor=system("到期提醒"))
    return len(changes)


def _standing() -> QuerySet[Information]:
    return Information.objects.filter(state=InformationState.PUBLISHED, kind=KIND, validity__in=STANDING)
