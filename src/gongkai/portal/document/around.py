"""What hangs on documents, read for many at once. A page that is asked for alone is a batch of one: both go the
same way, so a batch cannot show what a single page would not."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from gongkai.information.models import ValidityFact
from gongkai.portal import rows
from gongkai.portal.document import history, relations
from gongkai.tasks.reading import tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gongkai.core.audit.models import AuditEntry
    from gongkai.information.models import Information, Relation
    from gongkai.tasks.models import Task

FACT = ("information", "status", "from_on", "by", "by_text", "clause", "recorded_on")
ACT = ("title", "document_number", "state", "disclosure")
_DOCUMENT = re.compile(r"/information/([0-9]{1,18})/(?:rows/|data\.[a-z]+)?$")


@dataclass(frozen=True, slots=True)
class Around:
    """What hangs on one document: facts of its validity, relations both ways, the tasks it orders, its changes."""

    facts: Sequence[ValidityFact] = ()
    outward: Sequence[Relation] = ()
    inward: Sequence[Relation] = ()
    tasks: Sequence[Task] = ()
    entries: Sequence[AuditEntry] = ()
    reasons: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ahead:
    documents: dict[int, Information]
    around: dict[int, Around]


_ahead: ContextVar[_Ahead | None] = ContextVar("documents_ahead", default=None)


@contextmanager
def ahead(paths: Sequence[str]) -> Iterator[None]:
    """Read the documents at these addresses, and what hangs on them, for the pages rendered inside."""
    keys = sorted({int(found[1]) for path in paths if (found := _DOCUMENT.search(path))})
    documents = list(rows.readable().select_related("issuer", "owner").filter(pk__in=keys)) if keys else []
    token = _ahead.set(_Ahead({one.pk: one for one in documents}, read(documents) if documents else {}))
    try:
        yield
    finally:
        _ahead.reset(token)


def document(pk: int) -> Information | None:
    """A document that the public can read, with its issuer and owner; None for every other."""
    known = _ahead.get()
    if known and pk in known.documents:
        return known.documents[pk]
    return rows.readable().select_related("issuer", "owner").filter(pk=pk).first()


def around(information: Information) -> Around:
    """What hangs on a document."""
    known = _ahead.get()
    if known and known.documents.get(information.pk) is information:
        return known.around[information.pk]
    return read([information])[information.pk]


def read(informations: Sequence[Information]) -> dict[int, Around]:
    """What hangs on documents, by their keys; as many queries for a hundred as for one."""
    prefetch_related_objects(informations, "attachments")  # shown, and part of the fingerprint
    keys = [one.pk for one in informations]
    facts, tasks, entries = _facts(keys), tasks_of(keys), history.entries(keys)
    outward, inward, reasons = relations.outward(keys), relations.inward(keys), history.reasons(entries)
    return {
        key: Around(
            facts.get(key, ()),
            outward.get(key, ()),
            inward.get(key, ()),
            tasks.get(key, ()),
            entries.get(key, ()),
            reasons,
        )
        for key in keys
    }


def _facts(keys: Sequence[int]) -> dict[int, list[ValidityFact]]:
    found: dict[int, list[ValidityFact]] = defaultdict(list)
    chosen = ValidityFact.objects.filter(information__in=keys).select_related("by")
    for fact in chosen.only(*FACT, *(f"by__{name}" for name in ACT)):
        found[fact.information_id].append(fact)
    return found
