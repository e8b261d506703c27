"""变更记录: the versions that the public saw, with day and reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.audit.models import AuditEntry
from gongkai.information.models import Information, Revision

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

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


def entries(keys: Sequence[int]) -> dict[int, list[AuditEntry]]:
    """The entries of public changes, newest first, by the document's key; one query."""
    found: dict[int, list[AuditEntry]] = defaultdict(list)
    about = AuditEntry.objects.filter(
        subject_type=Information._meta.label_lower, subject_id__in=[str(key) for key in keys], event__in=EVENTS
    )
    for entry in about.order_by("-sequence").only("at", "event", "data", "subject_id"):
        found[int(entry.subject_id)].append(entry)
    return found


def reasons(versions: Mapping[int, Sequence[AuditEntry]]) -> dict[tuple[int, int], str]:
    """Why the versions of these entries were made, by document and number; at most one query."""
    numbers = {number for own in versions.values() for entry in own if (number := _version(entry)) is not None}
    if not numbers:
        return {}
    rows = Revision.objects.filter(information__in=list(versions), number__in=numbers).exclude(reason="")
    return {(key, number): why for key, number, why in rows.values_list("information_id", "number", "reason")}


def changes(own: Sequence[AuditEntry], why: Mapping[tuple[int, int], str]) -> list[Change]:
    """The public changes of one document, newest first.

    When something became public only the trail knows; of its entries only the time and the version are shown.
    """
    return [
        Change(entry.at, EVENTS[entry.event], why.get((int(entry.subject_id), _version(entry) or 0), ""))
        for entry in own
    ]


def _version(entry: AuditEntry) -> int | None:
    found = entry.data.get("version")
    return found if isinstance(found, int) else None
