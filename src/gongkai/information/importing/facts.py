"""Facts of validity from what a source says and from the document's own clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information.enums import Validity
from gongkai.information.importing.draft import FoundFact

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.validity.clauses import Clauses


def facts_of(
    clauses: Clauses, *, stated: Validity | None, word: str, issued_on: dt.date | None, today: dt.date
) -> list[FoundFact]:
    """The history as far as it is known, oldest first.

    The source's word is a fact of its own where it does not follow from the clauses; a stated end whose day nobody
    knows has no start. 有效 without any clause counts from the day of issue.
    """
    facts = []
    if clauses.effective_on:
        facts.append(_own(Validity.IN_FORCE, clauses.effective_on, clauses.effective_clause))
    if clauses.lapses_on:
        facts.append(_own(Validity.LAPSED, clauses.lapses_on, clauses.lapse_clause))
    if stated is None or stated == _today(facts, today):
        return facts
    said = f"来源标注“{stated.label if word.isascii() else word}”"
    if not facts and issued_on:
        facts.append(FoundFact(Validity.IN_FORCE, issued_on, f"{said}，自发布之日起计"))
    return facts if stated == _today(facts, today) else [*facts, FoundFact(stated, None, said)]


def _own(status: Validity, day: dt.date, clause: str) -> FoundFact:
    return FoundFact(status, day, "", clause, by_itself=True)


def _today(facts: list[FoundFact], today: dt.date) -> Validity | None:
    begun = [fact for fact in facts if fact.from_on and fact.from_on <= today]
    return begun[-1].status if begun else None
