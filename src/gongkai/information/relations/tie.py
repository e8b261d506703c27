"""Tying relations to the documents of the library, whichever side came in first."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.information.enums import RelationState
from gongkai.information.models import Information, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Keys = tuple[int, str, str, str]

PIECE = 200  # keys in one query: SQLite takes a limited number


def tie(documents: Iterable[Information]) -> None:
    """Tie the unconfirmed relations from and to these documents, which just came in or changed.

    A target is found by its 文号, else by its exact title, else as what a notice issues. Where several answer,
    the title decides between equal numbers; what stays open is left untied and flagged.
    """
    new = list(documents)
    relations = _touched(new)
    index = _Index(relations)
    changed = []
    for relation in relations:
        target, ambiguous = index.target(relation)
        if (relation.target_id, relation.ambiguous) != (target, ambiguous):
            relation.target_id, relation.ambiguous = target, ambiguous
            changed.append(relation)
    Relation.objects.bulk_update(changed, ["target_id", "ambiguous"], batch_size=PIECE)


def _touched(new: Sequence[Information]) -> list[Relation]:
    numbers = {each.document_key for each in new} - {""}
    titles = {key for each in new for key in (each.title_key, each.issued_title_key)} - {""}
    open_ones = Relation.objects.filter(state=RelationState.FOUND)
    found: dict[int, Relation] = {}
    for query in (
        *(Q(source__in=piece) for piece in _pieces([each.pk for each in new])),
        *(Q(target_key__in=piece) for piece in _pieces(numbers)),
        *(Q(target_title_key__in=piece) for piece in _pieces(titles)),
    ):
        found.update({relation.pk: relation for relation in open_ones.filter(query)})
    return list(found.values())


class _Index:
    """The candidates for the targets of some relations: two queries for all of them."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._by_number: dict[str, list[Keys]] = defaultdict(list)
        self._by_title: dict[str, list[Keys]] = defaultdict(list)
        self._by_issued: dict[str, list[Keys]] = defaultdict(list)
        fields = ("pk", "document_key", "title_key", "issued_title_key")
        for piece in _pieces({relation.target_key for relation in relations} - {""}):
            for row in Information.objects.filter(document_key__in=piece).values_list(*fields):
                self._by_number[row[1]].append(row)
        for piece in _pieces({relation.target_title_key for relation in relations} - {""}):
            same = Q(title_key__in=piece) | Q(issued_title_key__in=piece)
            for row in Information.objects.filter(same).values_list(*fields):
                self._by_title[row[2]].append(row)
                if row[3]:
                    self._by_issued[row[3]].append(row)

    def target(self, relation: Relation) -> tuple[int | None, bool]:
        """(the one document, whether several answer)."""
        title = relation.target_title_key
        for candidates in (
            self._by_number.get(relation.target_key, []),
            self._by_title.get(title, []),
            self._by_issued.get(title, []),
        ):
            others = {row[0]: row for row in candidates if row[0] != relation.source_id}
            if len(others) > 1 and title:
                titled = {pk: row for pk, row in others.items() if title in (row[2], row[3])}
                others = titled if len(titled) == 1 else others
            if others:
                return (next(iter(others)), False) if len(others) == 1 else (None, True)
        return None, False


def _pieces(values: Iterable[object]) -> list[list[object]]:
    every = list(values)
    return [every[start : start + PIECE] for start in range(0, len(every), PIECE)]
