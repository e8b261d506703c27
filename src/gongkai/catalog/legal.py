"""The law as this installation has it: its calendar with the notices laid beside its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.law.installed import law_of

if TYPE_CHECKING:
    from gongkai.law.calendar import Calendar
    from gongkai.law.rulebook import Rule


def calendar() -> Calendar:
    """Working days, with the holidays announced so far."""
    return law_of(settings.GONGKAI_HOME).calendar


def rule(rule_id: str) -> Rule:
    """A rule as the city's profile has it."""
    return law_of(settings.GONGKAI_HOME).book.rule(rule_id)
