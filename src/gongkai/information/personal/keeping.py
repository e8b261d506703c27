"""Writing down on what ground personal data stays public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information.actions.base import note
from gongkai.information.personal.models import PrivacyWaiver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.information.personal.findings import Finding


def keep(row: Information, findings: Iterable[Finding], actor: Actor, ground: str) -> list[PrivacyWaiver]:
    """A waiver for each value, in the caller's transaction, with one audit entry; values are kept masked alone."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.digest, finding)
    waivers = [
        PrivacyWaiver(
            information=row,
            digest=digest,
            shown=f"{finding.hit.type.label} {finding.shown}"[:200],
            ground=ground.strip()[:300],
            by_id=actor.person_id,
            by_name=actor.name,
        )
        for digest, finding in first.items()
    ]
    PrivacyWaiver.objects.bulk_create(waivers)
    note("keep_personal_data", row, actor, ground=ground.strip(), kept=[waiver.shown for waiver in waivers])
    return waivers
