"""What was noted of personal data follows what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.duties import daily, often
from gongkai.core.outbox import subscriber
from gongkai.information.importing.save import LOOK
from gongkai.information.personal import debts

if TYPE_CHECKING:
    from collections.abc import Sequence


@subscriber(LOOK, batch=20, lease_seconds=600)
def look(payloads: Sequence[dict[str, Any]]) -> None:
    """What an import published past the guard: what is open in it becomes a debt of its unit."""
    debts.recount_named([payload["id"] for payload in payloads])


@often("personal.recount_changed")
def recount_changed() -> int:
    """Information that was mended leaves the list of what is open."""
    return debts.recount_changed()


@daily("personal.recount")
def recount() -> int:
    """The rest of it, once a day."""
    return debts.recount_all()
