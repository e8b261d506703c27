"""What the watcher saw, kept for auditors and administrators until one of them has acknowledged it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.orgs.models import Organization
from gongkai.publishing.models import CheckState, FindingKind, OutputCheck, TamperFinding
from gongkai.publishing.models.page import LONGEST_PATH
from gongkai.publishing.verifying import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from gongkai.core.actors import Actor
    from gongkai.publishing.verifying import Verdict

KEEPERS = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
MOST_KEPT = 1000  # findings of a look that are kept one by one; beyond that their number alone
LONGEST_NOTE = 300


@transaction.atomic
def note(verdict: Verdict) -> OutputCheck:
    """Keep what a look at the output saw. Seen the same before, and nobody has acknowledged it yet: once more."""
    now, print_ = timezone.now(), _fingerprint(verdict)
    last = OutputCheck.objects.select_for_update().order_by("-pk").first()
    if last and last.fingerprint == print_ and last.state != CheckState.ACKNOWLEDGED:
        last.last_at, last.times, last.files = now, last.times + 1, verdict.checked
        last.save(update_fields=["last_at", "times", "files"])
        return last
    seen = OutputCheck.objects.create(
        owner=Organization.objects.filter(parent=None).order_by("pk").first(),
        state=CheckState.SOUND if verdict.ok else CheckState.OPEN,
        first_at=now,
        last_at=now,
        files=verdict.checked,
        found=len(verdict.files) + len(verdict.manifest),
        fingerprint=print_,
    )
    TamperFinding.objects.bulk_create(_findings(seen, verdict), batch_size=200)
    return seen


def _findings(seen: OutputCheck, verdict: Verdict) -> Iterator[TamperFinding]:
    named = [
        *((FindingKind.CHANGED, name) for name in verdict.changed),
        *((FindingKind.MISSING, name) for name in verdict.missing),
        *((FindingKind.EXTRA, name) for name in verdict.extra),
    ][:MOST_KEPT]
    hashes = evidence([name for _, name in named])
    for kind, name in named:
        expected, found = hashes[name]
        yield TamperFinding(
            check_seen=seen, kind=kind, name=_said(name), expected_sha256=expected, found_sha256=found
        )
    for fault in verdict.manifest[:MOST_KEPT]:
        what = f"第 {fault.sequence} 条：{fault.what}"[:300]
        yield TamperFinding(check_seen=seen, kind=FindingKind.MANIFEST, what=what)


def _fingerprint(verdict: Verdict) -> str:
    if verdict.ok:
        return ""
    lists = (
        verdict.changed,
        verdict.missing,
        verdict.extra,
        [f"{one.sequence} {one.what}" for one in verdict.manifest],
    )
    text = "\n\n".join("\n".join(names) for names in lists)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _said(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 as question marks, cut to what fits."""
    return name.encode("utf-8", "replace").decode().replace("\x00", "")[: LONGEST_PATH + 20]


@transaction.atomic
def note_repairs(seen: OutputCheck, moved: Mapping[str, Path]) -> None:
    """Keep what became of the files: restored as approved, moved out of what is served, and where to."""
    places = {_said(name): str(path.relative_to(settings.GONGKAI_HOME)) for name, path in moved.items()}
    findings = list(seen.findings.exclude(kind=FindingKind.MANIFEST).filter(restored_at=None))
    hashes = evidence([finding.name for finding in findings])
    for finding in findings:
        expected, found = hashes[finding.name]
        finding.quarantine = _said(places.get(finding.name, finding.quarantine))[: LONGEST_PATH + 120]
        finding.restored_at = timezone.now() if expected == found else None
    TamperFinding.objects.bulk_update(findings, ["quarantine", "restored_at"], batch_size=200)


@transaction.atomic
def acknowledge(seen: OutputCheck, *, actor: Actor, note: str) -> OutputCheck:
    """Say what was found out about it and done. RefusedError for who is neither auditor nor administrator of the
    installation, and where nothing waits; InvalidInputError without a note."""
    fresh = OutputCheck.objects.select_for_update(of=("self",)).select_related("owner").get(pk=seen.pk)
    if refusal := no_acknowledging(fresh, actor):
        raise RefusedError(refusal)
    if not note.strip():
        raise InvalidInputError("note", "请写明查明的原因和处理情况。")
    fresh.state, fresh.note = CheckState.ACKNOWLEDGED, note.strip()[:LONGEST_NOTE]
    fresh.acknowledged_at, fresh.acknowledged_by = timezone.now(), actor.name[:100]
    fresh.save(update_fields=["state", "note", "acknowledged_at", "acknowledged_by"])
    audit.record(
        "publishing.acknowledge", fresh, actor=actor, owner=fresh.owner, note=fresh.note, found=fresh.found
    )
    return fresh


def no_acknowledging(seen: OutputCheck, actor: Actor) -> str:
    """Why this actor cannot acknowledge it now; "" when they can."""
    if not KEEPERS & seen.seats_of(actor):
        return "页面完整性问题由审计员或系统管理员确认。"
    return "" if seen.state == CheckState.OPEN else "这次巡查没有待确认的问题。"
