"""The one place that says which rulebook and which calendar the public pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.law.installed import law_of

if TYPE_CHECKING:
    from gongkai.law.calendar import Calendar
    from gongkai.law.rulebook import Rulebook


def book() -> Rulebook:
    """The rules of this installation, its city's profile included."""
    return law_of(settings.GONGKAI_HOME).book


def calendar() -> Calendar:
    """The working days of this installation, with every notice known to it."""
    return law_of(settings.GONGKAI_HOME).calendar
