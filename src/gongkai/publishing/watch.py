"""The watcher: what is not as approved is told, set aside or restored from the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db import transaction

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.publishing import checks, marking
from gongkai.publishing.models import ManifestHead
from gongkai.publishing.output import files, places
from gongkai.publishing.output.lock import output_lock
from gongkai.publishing.run import publish_due
from gongkai.publishing.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gongkai.publishing.verifying import Verdict

WATCHER = system("发布巡查")
MOST_NAMED = 50  # files that an audit entry names
log = structlog.get_logger(__name__)


def watch() -> Verdict:
    """Look at the whole output, note and tell what was found, put it right; what had been found."""
    verdict = verify()
    seen = checks.note(verdict)
    if verdict.ok:
        return verdict
    _tell(verdict)
    moved: dict[str, Path] = {}
    with output_lock(wait_seconds=10):
        for name in verdict.extra:
            moved[name] = files.set_aside(places.root() / name)
        for name in verdict.changed:
            found = places.root() / name
            if found.is_symlink() or not found.is_file():
                moved[name] = files.set_aside(found)
    marking.mark_paths(sorted(_paths([*verdict.changed, *verdict.missing])))
    publish_due(wait_seconds=10, only_urgent=True)
    checks.note_repairs(seen, moved)
    return verdict


def _paths(names: Iterable[str]) -> set[str]:
    plain = (name.removesuffix(".gz").removesuffix(".br") for name in names)
    return {places.path_of(name) for name in plain}


@transaction.atomic
def _tell(verdict: Verdict) -> None:
    """One entry in the trail: how much, which (the first of them), and what is wrong with the manifest."""
    head = ManifestHead.objects.filter(pk=1).first() or ManifestHead()
    data = {
        "changed": verdict.changed[:MOST_NAMED],
        "missing": verdict.missing[:MOST_NAMED],
        "extra": [name.encode("utf-8", "replace").decode() for name in verdict.extra[:MOST_NAMED]],
        "manifest": [f"{fault.sequence}：{fault.what}" for fault in verdict.manifest[:MOST_NAMED]],
        "files": len(verdict.files),
    }
    audit.record("publishing.tampered", head, actor=WATCHER, **data)
    log.warning("publishing.tampered", **data)
