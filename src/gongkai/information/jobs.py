"""What happens to information by itself: a release whose minute, a validity whose day has come."""

from __future__ import annotations

from gongkai.core.duties import daily, often
from gongkai.information.actions import chase_second_approvals, refresh_due, release_due, warn_expiring


@daily("information.refresh_validity")
def refresh_validity() -> int:
    """A text that ends today is marked as ended today, on its page and in the search."""
    return refresh_due()


@often("information.release_due")
def release_on_time() -> int:
    """A scheduled release goes out in its minute, whatever was restarted meanwhile."""
    return release_due()


@daily("information.chase_second_approvals")
def chase() -> int:
    """Whoever has still to approve an emergency release is reminded."""
    return chase_second_approvals()


@daily("information.warn_expiring")
def warn() -> int:
    """Whose documents end soon is told in time to evaluate and issue them again."""
    return warn_expiring()
