"""变更记录: the versions that the public saw, with day and reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.audit.models import AuditEntry
from gongkai.information.models import Revision

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.models import Information

# Acts that change what the public sees. Drafts and refused revisions leave no trace here, nor do names of people.
EVENTS = {
    "information.publish": "发布",
    "information.import": "收录",
    "information.import_update": "更新",
    "information.approve_revision": "修订",
    "information.emergency_publish": "发布",
    "information.undo_emergency": "撤下",
    "information.remove": "撤下",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One public change."""

    at: dt.datetime
    label: str
    reason: str


def changes(information: Information) -> list[Change]:
    """The public changes, newest first; two queries.

    When something became public only the trail knows; of its entries only the time and the version are shown.
    """
    entries = list(AuditEntry.objects.of(information).filter(event__in=EVENTS))
    versions = {number for entry in entries if (number := entry.data.get("version")) is not None}
    reasons: dict[int, str] = {}
    if versions:
        revisions = Revision.objects.filter(information=information, number__in=versions)
        reasons = dict(revisions.values_list("number", "reason"))
    return [Change(entry.at, EVENTS[entry.event], reasons.get(entry.data.get("version"), "")) for entry in entries]
