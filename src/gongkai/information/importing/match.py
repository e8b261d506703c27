"""Which drafts the library has already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.information.models import Information, OtherSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from gongkai.information.importing.draft import Draft


def unchanged(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Of (key, digest) those that came in before just so; an empty key stands for any (a file already read)."""
    asked = set(pairs)
    found: set[tuple[str, str]] = set()
    digests = {digest for _key, digest in asked}
    for rows in (
        Information.objects.filter(source_hash__in=digests).values_list("source_key", "source_hash"),
        OtherSource.objects.filter(hash__in=digests).values_list("key", "hash"),
    ):
        for key, digest in rows:
            found.update({(key or "", digest), ("", digest)})
    return asked & found


@dataclass(slots=True)
class Matches:
    """The drafts of a batch sorted by what is to be done. `noted` are second sources of a document that is there;
    `repeated` are those of one created in this batch, with the position of that draft in `created`."""

    created: list[Draft] = field(default_factory=list)
    updated: list[tuple[Draft, Information]] = field(default_factory=list)
    noted: list[tuple[Draft, Information]] = field(default_factory=list)
    repeated: list[tuple[Draft, int]] = field(default_factory=list)


def match(drafts: Sequence[Draft]) -> Matches:
    """Sort a batch; call it inside the transaction that saves it, so that two imports at once agree."""
    by_key = {row.source_key: row for row in _rows(source_key__in=[draft.key for draft in drafts])}
    others = OtherSource.objects.filter(key__in=[draft.key for draft in drafts]).select_related("information")
    noted = {other.key: other.information for other in others}
    same = _by_identity(drafts)
    found, made = Matches(), dict[tuple[str, str], int]()
    for draft in drafts:
        identity = draft.identity
        if row := by_key.get(draft.key):
            found.updated.append((draft, row))
        elif row := noted.get(draft.key) or (same.get(identity) if identity else None):
            fills = not row.body_text and draft.body.text
            (found.updated if fills else found.noted).append((draft, row))
        elif identity and identity in made:
            found.repeated.append((draft, made[identity]))
        else:
            if identity:
                made[identity] = len(found.created)
            found.created.append(draft)
    return found


def _by_identity(drafts: Sequence[Draft]) -> dict[tuple[str, str], Information]:
    numbers = {draft.identity[0] for draft in drafts if draft.identity}
    rows = _rows(document_key__in=numbers).order_by("-id")
    return {(row.document_key, row.title_key): row for row in rows}


def _rows(**lookup: object) -> QuerySet[Information]:
    return Information.objects.filter(**lookup).select_related("owner")
