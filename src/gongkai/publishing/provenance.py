"""Who let a page out: the act in the audit trail that made its version public, and the post it was done in."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.core.actors import ActorKind
from gongkai.core.audit.models import AuditEntry
from gongkai.core.roles import Role
from gongkai.information.content import content_of
from gongkai.information.models import Information
from gongkai.orgs.models import Appointment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

# The acts that let something out, or let a new version out.
RELEASES = (
    "information.publish",
    "information.emergency_publish",
    "information.approve_revision",
    "information.import",
    "information.import_update",
)
SCHEDULED = "information.schedule"  # what the platform lets out at its minute was approved when it was scheduled
_KNOWN = "_fingerprint"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved, by organization and post, never by name: the audit entry of that number knows the person."""

    by: str
    at: dt.datetime
    audit_sequence: int


def fingerprint(information: Information) -> str:
    """The hash of what was approved: the fields of the version, its number, and the files attached to it.

    Worked out once for an object: a page shows it and the manifest states it.
    """
    if known := information.__dict__.get(_KNOWN):
        return str(known)
    files = sorted([one.name, one.sha256] for one in information.attachments.all())
    values = [information.pk, information.revision_number, content_of(information), files]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    found = hashlib.sha256(text.encode()).hexdigest()
    information.__dict__[_KNOWN] = found
    return found


def approvals(informations: Sequence[Information]) -> dict[int, Approval]:
    """The approval of the version that each row holds, by the row's key; rows written outside have none."""
    entries = _releases(informations)
    found = {}
    for information in informations:
        every = entries.get(information.pk, [])
        known = [entry for entry in every if entry.event != SCHEDULED]
        named = [entry for entry in known if entry.data.get("version") == information.revision_number]
        for entry in (named or known)[:1]:
            by = _approving(entry, every)
            found[information.pk] = Approval(_seat(by), by.at, by.sequence)
    return found


def _releases(informations: Sequence[Information]) -> dict[int, list[AuditEntry]]:
    """The releases of each row, newest first, and its schedulings."""
    label = Information._meta.label_lower
    keys = [str(information.pk) for information in informations]
    rows = AuditEntry.objects.filter(subject_type=label, subject_id__in=keys, event__in=(*RELEASES, SCHEDULED))
    found: dict[int, list[AuditEntry]] = defaultdict(list)
    for entry in rows.order_by("-sequence"):
        found[int(entry.subject_id)].append(entry)
    return found


def _approving(release: AuditEntry, entries: list[AuditEntry]) -> AuditEntry:
    """The entry of whoever approved: the release itself, or the scheduling that the platform carried out."""
    if release.actor_kind != ActorKind.SYSTEM or release.event != "information.publish":
        return release
    earlier = (entry for entry in entries if entry.event == SCHEDULED and entry.sequence < release.sequence)
    return next(earlier, release)


def _seat(entry: AuditEntry) -> str:
    """Organization and post of whoever acted, as held on that day."""
    if entry.actor_kind != ActorKind.PERSON or entry.actor_id is None:
        return entry.actor_name
    held = Appointment.objects.current(entry.at.date()).filter(person=entry.actor_id)
    seats = [one.post for one in held.select_related("post__organization")]
    own = [post for post in seats if post.organization_id == entry.owner_id and Role.PUBLISHER in post.roles]
    return "、".join(str(post) for post in own or seats) or "（已离任岗位）"
