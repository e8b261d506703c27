"""Whoever owes an interpretation is reminded each day."""

from __future__ import annotations

from gongkai.core.duties import daily
from gongkai.information.interpreting.debts import chase


@daily("information.chase_interpretations")
def chase_interpretations() -> int:
    """How many are still owed."""
    return chase()
