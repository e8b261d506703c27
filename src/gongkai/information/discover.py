"""Looking for relations in documents that came in or changed, and tying them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gongkai.documents.elements.citations import find_citations
from gongkai.information import relations
from gongkai.information.enums import RelationState
from gongkai.information.models import Relation
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gongkai.documents.model import Citation
    from gongkai.information.models import Information
    from gongkai.information.relations import FoundRelation


def discover(documents: Sequence[Information], cites: Mapping[int, Sequence[Citation]] | None = None) -> None:
    """Bring the found relations of these documents up to their words and tie both ways.

    `cites` holds, by pk, what a reader already found. What a person confirmed or refused stays.
    """
    known = cites or {}
    settled, earlier = _existing(documents)
    fresh: list[Relation] = []
    for document in documents:
        for found in read(document, known.get(document.pk)):
            key = (document.pk, found.kind.value, found.number_key, found.title_key)
            if key in earlier:
                del earlier[key]
            elif not any(_same(found, keys) for keys in settled.get(document.pk, ())):
                fresh.append(_row(document, found))
    Relation.objects.filter(pk__in=earlier.values()).delete()
    Relation.objects.bulk_create(fresh, ignore_conflicts=True)
    relations.tie(documents)


def read(document: Information, cites: Sequence[Citation] | None = None) -> list[FoundRelation]:
    """The relations in a document's words."""
    return relations.find(
        kind=document.kind,
        title=document.title,
        number=document.document_number,
        text=document.body_text,
        cites=_cites(document) if cites is None else cites,
        effective_on=document.effective_on,
    )


def _cites(document: Information) -> Sequence[Citation]:
    text = document.body_text
    return find_citations(text, document_number.find(text), document.title, {document.document_key})


def _existing(
    documents: Sequence[Information],
) -> tuple[dict[int, list[tuple[str, str]]], dict[tuple[int, str, str, str], int]]:
    """(the keys of what a person settled or stated, by source; the machine's own suggestions by their key)."""
    settled: dict[int, list[tuple[str, str]]] = defaultdict(list)
    earlier = {}
    for row in Relation.objects.filter(source__in=[each.pk for each in documents]):
        if row.state == RelationState.FOUND and not row.by_hand:
            earlier[row.source_id, row.kind, row.target_key, row.target_title_key] = row.pk
        else:
            settled[row.source_id].append((row.target_key, row.target_title_key))
    return settled, earlier


def _same(found: FoundRelation, settled: tuple[str, str]) -> bool:
    """Whether both name one document: numbers tell where both have one, else titles."""
    number, title = settled
    if number and found.number_key:
        return number == found.number_key
    return bool(title) and title == found.title_key


def _row(document: Information, found: FoundRelation) -> Relation:
    return Relation(
        source=document,
        kind=found.kind,
        target_number=found.number[:120],
        target_key=found.number_key[:120],
        target_title=found.title[:500],
        target_title_key=found.title_key,
        as_written=found.as_written,
        from_on=found.from_on,
        clause=found.clause,
    )
