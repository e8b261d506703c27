"""The law as this installation has it: its calendar with the notices laid beside its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.law.installed import law_of

if TYPE_CHECKING:
    from gongkai.law.calendar import Calendar


def calendar() -> Calendar:
    """Working days, with the holidays announced so far."""
    return law_of(settings.GONGKAI_HOME).calendar
