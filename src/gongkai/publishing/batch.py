"""A batch of pages, from mark to file: render, write beside, state in the manifest, put in place, unmark.

The database decides. The manifest states a file before the file is put in place, and the mark goes only
when it is: a process killed in between leaves the mark, and whoever renders next ends with the same files.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog
from django.db import transaction
from django.utils import timezone

from gongkai.publishing import manifest, provenance
from gongkai.publishing.models import Dependency, Page
from gongkai.publishing.output import files
from gongkai.publishing.rendering import render
from gongkai.publishing.sources import outlets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.information.models import Information
    from gongkai.publishing.output.files import Staged
    from gongkai.publishing.provenance import Approval

log = structlog.get_logger(__name__)

RETRY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Made:
    """What rendering a page came to. `staged` None with no error: there is no such page (any more)."""

    page: int
    path: str
    marks: int
    before: dt.datetime | None = None  # when it had been rendered last, as this rendering began
    staged: Staged | None = None
    keys: frozenset[str] = frozenset()
    information: int | None = None
    revision: int | None = None
    content_sha256: str = ""
    approval: Approval | None = None
    error: str = ""


@dataclass(slots=True)
class Report:
    """What a run did. `rendered` counts pages asked for, `written` those whose file changed."""

    rendered: int = 0
    written: int = 0
    removed: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Count what another run did as well."""
        self.rendered += other.rendered
        self.written += other.written
        self.removed += other.removed
        self.failed += other.failed


def publish(pages: Sequence[Page]) -> Report:
    """Render these pages and put them in place. Call it while holding the output's lock."""
    return put_in_place(make(pages))


def make(pages: Sequence[Page]) -> list[Made]:
    """Render and write beside the output; nothing is stated or visible yet. What cannot be rendered says why."""
    subjects: dict[int, Information] = {}
    with ExitStack() as stack:
        _read_ahead([page.path for page in pages], stack)
        made = [_made(page, subjects) for page in pages]
    approved = provenance.approvals(list(subjects.values()))
    return [
        replace(one, approval=approved[key]) if (key := one.information or 0) in approved else one for one in made
    ]


def _read_ahead(paths: Sequence[str], stack: ExitStack) -> None:
    """Read what the pages of a batch need at once. Where that fails, each page asks for itself, and tells."""
    for outlet in outlets():
        try:
            stack.enter_context(outlet.ahead(paths))
        except Exception as error:  # noqa: BLE001 - one row that cannot be read must not hold up the other pages
            log.warning("publishing.ahead_failed", outlet=outlet.name, error=repr(error)[:300])


def _made(page: Page, subjects: dict[int, Information]) -> Made:
    try:
        found = render(page.path)
        if found.body is None:
            return Made(page.pk, page.path, page.marks, page.rendered_at)
        staged = files.stage(page.path, found.body)
        about = found.subject
        if about:
            subjects[about.pk] = about
        return Made(
            page.pk,
            page.path,
            page.marks,
            page.rendered_at,
            staged,
            found.keys,
            about.pk if about else None,
            about.revision_number if about else None,
            provenance.fingerprint(about) if about else "",
        )
    except OSError:
        raise  # the disk: nothing else will fare better
    except Exception as error:  # noqa: BLE001 - whatever a view raises, the other pages must go out
        log.warning("publishing.page_failed", path=page.path, error=repr(error)[:300])
        return Made(
            page.pk, page.path, page.marks, page.rendered_at, error=f"{type(error).__name__}: {error}"[:1000]
        )


def put_in_place(made: Sequence[Made]) -> Report:
    """State, place, unmark. Call it while holding the output's lock.

    The pages may have been rendered before the lock was taken: what another process has rendered since is dropped.
    Its file is newer, or the page is marked again.
    """
    files.settle([one.staged for one in made if one.staged])
    with transaction.atomic():
        rows = Page.objects.select_for_update().in_bulk([one.page for one in made])
        own = [one for one in made if one.page in rows and rows[one.page].rendered_at == one.before]
        good = [one for one in own if not one.error]
        changed = [one for one in good if _differs(one, rows[one.page])]
        manifest.append([_fact(one) for one in changed])
        _note(good, rows)
    files.place([one.staged for one in good if one.staged])
    for one in good:
        if one.staged is None:
            files.take_away(one.path)
    files.discard([one.staged for one in made if one.staged and one not in own])
    _unmark(own)
    return Report(
        rendered=len(own),
        written=sum(1 for one in changed if one.staged),
        removed=sum(1 for one in changed if not one.staged),
        failed=[{"path": one.path, "what": one.error} for one in own if one.error],
    )


def _differs(made: Made, page: Page) -> bool:
    """Whether the manifest must say something new: the page has another text, is new, or is gone."""
    return page.sha256 != (made.staged.sha256 if made.staged else "")


def _fact(made: Made) -> manifest.Fact:
    if made.staged is None:
        return manifest.Fact(made.path)
    approval = made.approval
    return manifest.Fact(
        made.path,
        made.staged.sha256,
        made.staged.gz_sha256,
        made.staged.br_sha256,
        made.staged.size,
        made.information,
        made.revision,
        made.content_sha256,
        approval.by if approval else "",
        approval.at if approval else None,
        approval.audit_sequence if approval else None,
    )


def _note(made: Sequence[Made], rows: dict[int, Page]) -> None:
    """Bring the pages' rows and their dependencies up to what was rendered."""
    now = timezone.now()
    for one in made:
        row = rows[one.page]
        row.sha256 = one.staged.sha256 if one.staged else ""
        row.size = one.staged.size if one.staged else 0
        row.rendered_at, row.last_error = now, ""
    Page.objects.bulk_create(  # they are there: this is one statement for all, much quicker than `bulk_update`
        [rows[one.page] for one in made],
        batch_size=100,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["sha256", "size", "rendered_at", "last_error"],
    )
    _depend(made)


def _depend(made: Sequence[Made]) -> None:
    before: dict[int, set[str]] = {one.page: set() for one in made}
    for page, key in Dependency.objects.filter(page__in=list(before)).values_list("page_id", "key"):
        before[page].add(key)
    for one in made:
        if gone := before[one.page] - one.keys:
            Dependency.objects.filter(page=one.page, key__in=gone).delete()
    fresh = [Dependency(page_id=one.page, key=key) for one in made for key in one.keys - before[one.page]]
    Dependency.objects.bulk_create(fresh, batch_size=400, ignore_conflicts=True)


@transaction.atomic
def _unmark(made: Sequence[Made]) -> None:
    """Take the marks away, but for pages marked again since; a page that failed waits a little."""
    later = timezone.now() + dt.timedelta(seconds=RETRY_SECONDS)
    same: dict[int, list[int]] = defaultdict(list)
    for one in made:
        if one.error:
            Page.objects.filter(pk=one.page, marks=one.marks).update(due_at=later, last_error=one.error)
        else:
            same[one.marks].append(one.page)
    for marks, pages in same.items():
        Page.objects.filter(pk__in=pages, marks=marks).update(due_at=None)
