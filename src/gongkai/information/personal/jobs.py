"""What was noted of personal data follows what became of it."""

from __future__ import annotations

from gongkai.core.duties import daily, often
from gongkai.information.personal import debts


@often("personal.recount_changed")
def recount_changed() -> int:
    """Information that was mended leaves the list of what is open."""
    return debts.recount_changed()


@daily("personal.recount")
def recount() -> int:
    """The rest of it, once a day."""
    return debts.recount_all()
