"""What the portal shows: the public's rows, whoever is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.core.actors import PUBLIC
from gongkai.information import kinds
from gongkai.information.enums import RelationKind, RelationState
from gongkai.information.models import Information, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.information.querysets import InformationQuerySet, RelationQuerySet

INTERPRETATION, NOTICE = "interpretation", "notice"  # the kinds that the home page has places for
ENDING = (RelationKind.REPEALS, RelationKind.AMENDS)


def public() -> InformationQuerySet:
    """All public information."""
    return Information.objects.visible_to(PUBLIC)


def readable() -> InformationQuerySet:
    """All public information, and what was withdrawn under a notice: it has a page, but stands in no list."""
    return Information.objects.readable()


def listed() -> InformationQuerySet:
    """Public information for lists: light, with its issuer."""
    return public().light().select_related("issuer")


def policies() -> InformationQuerySet:
    """Those of the kinds that have a validity: statutes, regulations, normative and other policy documents."""
    return listed().filter(kind__in=policy_kinds())


def policy_kinds() -> tuple[str, ...]:
    """The codes of the kinds that have a validity."""
    return tuple(kind.code for kind in kinds.all_kinds() if kind.validity)


def interpretations_of(keys: Iterable[int]) -> dict[int, list[Information]]:
    """The public interpretations of documents, by the document's key: one query for a whole page."""
    found: dict[int, list[Information]] = {}
    for relation in _interpreting().filter(target__in=list(keys)):
        target = relation.target_id
        if target is not None:
            found.setdefault(target, []).append(relation.source)
    return found


def ended_by(keys: Iterable[int]) -> dict[int, list[Relation]]:
    """The confirmed repeals and amendments of documents by public acts, the last first, by the document's key."""
    found: dict[int, list[Relation]] = {}
    acts = Relation.objects.visible_to(PUBLIC).filter(kind__in=ENDING, state=RelationState.CONFIRMED)
    light = ("source__title", "source__document_number", "kind", "target_id")
    chosen = acts.filter(target__in=list(keys)).select_related("source").only(*light)
    for relation in chosen.order_by("-source__published_on", "-source_id"):
        if relation.target_id is not None:
            found.setdefault(relation.target_id, []).append(relation)
    return found


def interpreted_by(keys: Iterable[int]) -> dict[int, list[Information]]:
    """The public documents that interpretations explain, by the interpretation's key."""
    public_target = Q(target__in=public().values("pk"))
    found: dict[int, list[Information]] = {}
    for relation in _interpreting().filter(public_target, source__in=list(keys)):
        if relation.target is not None:
            found.setdefault(relation.source_id, []).append(relation.target)
    return found


def _interpreting() -> RelationQuerySet:
    rows = Relation.objects.visible_to(PUBLIC).filter(kind=RelationKind.INTERPRETS)
    light = (f"{end}__{field}" for end in ("source", "target") for field in ("title", "kind", "published_on"))
    return rows.select_related("source", "target").only("kind", "source", "target", *light)
