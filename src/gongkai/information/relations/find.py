"""Relations in a document's words: its title, what it ends, what it rests on; else a citation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.elements.kinds import document_type
from gongkai.information.enums import RelationKind
from gongkai.information.keys import issued_title_key, number_key, title_key
from gongkai.information.relations import amendments, endings
from gongkai.information.relations.explained import explained
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation
from gongkai.information.relations.grounds import in_opening
from gongkai.information.relations.lists import in_annexes
from gongkai.information.relations.titles import in_title
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from gongkai.documents.model import Citation

REPORTING = "interpretation"  # it tells what another document repeals or rests on
STRENGTH = (
    RelationKind.REPEALS,
    RelationKind.AMENDS,
    RelationKind.INTERPRETS,
    RelationKind.BASED_ON,
    RelationKind.CITES,
)


def find(
    *,
    kind: str,
    title: str,
    number: str = "",
    text: str,
    cites: Sequence[Citation],
    effective_on: dt.date | None = None,
) -> list[FoundRelation]:
    """Every other document that this one names, each once, with the strongest relation that its words show.

    The document itself and what it issues (关于印发《…》的通知) are left out.
    """
    found = [_citation(cite) for cite in cites]
    if kind == REPORTING:
        found += explained(title, text)
    else:
        found += in_title(title, effective_on)
        found += in_annexes(title, text, effective_on)
        found += endings.in_text(text, effective_on)
        found += amendments.in_text(title, text, effective_on)
        found += in_opening(text)
    own_titles = {title_key(title), issued_title_key(title)} - {""}
    own_number = number_key(number)
    return [
        relation
        for relation in _merged(found)
        if not (own_number and relation.number_key == own_number)
        and relation.title_key not in own_titles
        and not _is_short_name(relation)
    ]


def _is_short_name(relation: FoundRelation) -> bool:
    """《办法》 stands for a document named elsewhere."""
    return not relation.number and document_type(relation.title) == relation.title


def _citation(cite: Citation) -> FoundRelation:
    number = document_number.normalise(cite.document_number)
    return FoundRelation(RelationKind.CITES, number[:120], cite.title[:500], cite.as_written[:AS_WRITTEN])


def _merged(found: Iterable[FoundRelation]) -> list[FoundRelation]:
    """A title alone joins the mention of the same title, or of the notice that issues it, that has the number."""
    mentions = [(relation, relation.number_key, relation.title_key) for relation in found]
    numbers = _numbers(mentions)
    targets: dict[str, list[FoundRelation]] = defaultdict(list)
    for relation, number, title in mentions:
        target = number or numbers.get(title) or (f"《{title}》" if title else "")
        if target:
            targets[target].append(relation)
    return [_one(same) for same in targets.values()]


def _numbers(mentions: Iterable[tuple[FoundRelation, str, str]]) -> dict[str, str]:
    """The number that goes with a title: with the whole one before what it issues or says from 关于 on.

    Where two documents answer to such a short title, it goes with neither.
    """
    whole: dict[str, str] = {}
    short: dict[str, set[str]] = defaultdict(set)
    for relation, number, title in mentions:
        if number and title:
            whole[title] = number
            for key in (issued_title_key(relation.title), _from_about(relation.title)):
                short[key].add(number)
    one = {key: min(those) for key, those in short.items() if key and len(those) == 1}
    return {**one, **whole}


def _from_about(title: str) -> str:
    """某局关于某事的通知 is often named without the 某局."""
    before, about, rest = title.partition("关于")
    return title_key(about + rest) if before and rest else ""


def _one(same: list[FoundRelation]) -> FoundRelation:
    strongest = min(same, key=lambda relation: STRENGTH.index(relation.kind))
    number = strongest.number or next((relation.number for relation in same if relation.number), "")
    title = strongest.title or next((relation.title for relation in same if relation.title), "")
    return replace(strongest, number=number, title=title)
