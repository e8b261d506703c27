"""Everything that the document page shows, in at most twelve queries."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils import timezone

from gongkai.information import kinds, unpublishing
from gongkai.portal import given
from gongkai.portal.document import files, history, metadata, relations
from gongkai.portal.document.around import around, document
from gongkai.portal.document.body import readable
from gongkai.portal.document.place import stand
from gongkai.portal.document.structured import structured
from gongkai.portal.document.validity import first_day, validity_part
from gongkai.publishing.dependencies import depends_on, is_about
from gongkai.publishing.provenance import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from gongkai.information.models import Information
    from gongkai.tasks.models import Task


def find(pk: int) -> Information:
    """The public document of that key, or one withdrawn under a notice; Http404 for every other."""
    found = document(pk)
    if found is None:
        raise Http404
    return found


def context(information: Information, request: HttpRequest) -> dict[str, Any]:
    """What the template takes."""
    is_about(information)
    depends_on(f"tasks:{information.pk}", *_coming(information))
    there = around(information)
    groups = relations.groups(there.outward, there.inward)
    return {
        "information": information,
        "withdrawn": unpublishing.standing(information),
        **stand(request, information),
        "has_validity": kinds.exists(information.kind) and kinds.get(information.kind).validity,
        "metadata": metadata.rows(information),
        "validity": validity_part(information, there.facts, given.date(request.GET, "on")),
        "starts_on": first_day(information, timezone.localdate()),
        "body": readable(information.body_html),
        "structured": structured(information),
        "contents": _contents(information, there.tasks),
        "attachments": files.shown(information.attachments.all()),
        "groups": groups,
        "has_unconfirmed": any(not item.confirmed for group in groups for item in group.items),
        "tasks": list(there.tasks),
        "changes": history.changes(there.entries, there.reasons),
        "fingerprint": fingerprint(information),
    }


def _coming(information: Information) -> list[str]:
    """The day on which the page changes by itself."""
    day = information.effective_on
    return [f"day:{day}"] if day and day > timezone.localdate() else []


def _contents(information: Information, tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """The contents list; each section with the number of tasks that it orders."""
    ordered = Counter(task.clause_anchor for task in tasks)
    return [entry | {"tasks": ordered[str(entry["anchor"])]} for entry in information.contents]
