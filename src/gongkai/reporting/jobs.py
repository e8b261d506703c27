"""What reports do by themselves: at the turn of the year each unit finds its draft, with the figures in it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from gongkai.core.actors import system
from gongkai.core.duties import daily
from gongkai.orgs.models import Organization
from gongkai.reporting.deadlines import due_on, reporting_units
from gongkai.reporting.opening import open_drafts


@daily("reporting.open_year")
def open_year() -> None:
    """From the first day of a year until the last report on the one before is due, for units without a version."""
    today = timezone.localdate()
    for top in Organization.objects.filter(parent__isnull=True).order_by("pk"):
        until = due_on(top, today.year - 1) or dt.date(today.year, 1, 1)
        if today <= until:
            units = [top, *reporting_units(top, today.year - 1)]
            open_drafts(units, today.year - 1, actor=system("年度报告"))
