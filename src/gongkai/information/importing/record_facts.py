"""The facts of validity of imported documents, and the status they give today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.information.actions.validity import ended_on
from gongkai.information.models import ValidityFact
from gongkai.information.validity.answers import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.information.importing.draft import Draft
    from gongkai.information.models import Information


def first_facts(pairs: Iterable[tuple[Draft, Information]]) -> list[ValidityFact]:
    """The facts of documents that are about to be created, whose status they set; to be saved after them."""
    return [fact for draft, row in pairs for fact in _added(draft, row, [])]


def new_facts(draft: Draft, row: Information) -> list[ValidityFact]:
    """What a changed document adds; facts recorded by people or by earlier imports stay."""
    return _added(draft, row, list(row.validity_facts.order_by("id")))


def _added(draft: Draft, row: Information, known: Sequence[ValidityFact]) -> list[ValidityFact]:
    have = {(fact.status, fact.from_on) for fact in known}
    today = timezone.localdate()
    new = [
        ValidityFact(
            information=row,
            status=found.status,
            from_on=found.from_on,
            by=row if found.by_itself else None,
            by_text=found.by_text[:300],
            clause=found.clause[:200],
            recorded_on=today,
        )
        for found in draft.facts
        if (found.status.value, found.from_on) not in have
    ]
    facts = [*known, *new]
    status = answer(facts, today).status
    row.validity, row.ended_on = status.value if status else "", ended_on(facts)
    return new
