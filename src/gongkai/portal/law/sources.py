"""The one place that says which rulebook and which calendar the public pages stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law import rulebook
from gongkai.law.calendar import national

if TYPE_CHECKING:
    from gongkai.law.calendar import Calendar
    from gongkai.law.rulebook import Rulebook


def book() -> Rulebook:
    """The rules of this installation."""
    return rulebook.shipped()


def calendar() -> Calendar:
    """The working days of this installation, with every notice known to it."""
    return national()
