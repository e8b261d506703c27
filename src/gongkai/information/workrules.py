"""Which rule of work a piece of information goes public by, and the days that it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from gongkai.information.models import PublishingRule
from gongkai.law.installed import law_of

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.models import Information


def rule_for(information: Information) -> PublishingRule:
    """The nearest rule; without any, the model's own figures (an unsaved row)."""
    steps = [int(part) for part in information.owner.path.split("/") if part]
    place = {pk: depth for depth, pk in enumerate(steps, 1)}
    fitting = PublishingRule.objects.filter(
        Q(organization=None) | Q(organization__in=steps), kind__in=("", information.kind)
    )
    return max(
        fitting,
        key=lambda rule: (place.get(rule.organization_id or 0, 0), bool(rule.kind)),
        default=PublishingRule(),
    )


def working_days_after(day: dt.date, days: int) -> dt.date:
    """The last day of a limit in working days, on the installation's calendar."""
    return law_of(Path(settings.GONGKAI_HOME)).calendar.add(day, days).date
