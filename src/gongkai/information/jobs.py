"""What happens to information by itself: a validity whose day has come takes effect."""

from __future__ import annotations

from gongkai.core.duties import daily
from gongkai.information.actions import refresh_due


@daily("information.refresh_validity")
def refresh_validity() -> int:
    """A text that ends today is marked as ended today, on its page and in the search."""
    return refresh_due()
