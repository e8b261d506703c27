"""The facts of validity of imported documents, and the status they give today."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.information.actions.validity import ended_on
from gongkai.information.models import Information, ValidityFact
from gongkai.information.validity.answers import answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.information.importing.draft import Draft


def record_facts(pairs: Sequence[tuple[Draft, Information]]) -> None:
    """Add the facts that are new; those recorded by people or by earlier imports stay."""
    today = timezone.localdate()
    known: dict[int, list[ValidityFact]] = defaultdict(list)
    for fact in ValidityFact.objects.filter(information__in=[row.pk for _draft, row in pairs]).order_by("id"):
        known[fact.information_id].append(fact)
    fresh, changed = [], []
    for draft, row in pairs:
        have = {(fact.status, fact.from_on) for fact in known[row.pk]}
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
        fresh += new
        facts = [*known[row.pk], *new]
        status = answer(facts, today).status
        validity, end = status.value if status else "", ended_on(facts)
        if (row.validity, row.ended_on) != (validity, end):
            row.validity, row.ended_on = validity, end
            changed.append(row)
    ValidityFact.objects.bulk_create(fresh)
    Information.objects.bulk_update(changed, ["validity", "ended_on"])
