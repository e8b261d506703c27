"""Government information as the index sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from gongkai.core.actors import PUBLIC
from gongkai.information.enums import RelationKind, RelationState
from gongkai.information.models import Information, Relation
from gongkai.information.rows import public_text
from gongkai.search.contract import Record
from gongkai.search.sources import Source

if TYPE_CHECKING:
    from django.db.models import QuerySet

ENDING = (RelationKind.REPEALS, RelationKind.AMENDS)


def rows() -> QuerySet[Information]:
    """What the public may find, with what its records need."""
    public = Relation.objects.visible_to(PUBLIC)  # what a draft repeals is nobody's business yet
    ended_by = public.filter(kind__in=ENDING, state=RelationState.CONFIRMED).select_related("source")
    return (
        Information.objects.visible_to(PUBLIC)
        .select_related("issuer", "owner")
        .prefetch_related(Prefetch("inverse_relations", ended_by, to_attr="ended_by"))
        .defer("body_html", "contents", "warnings")
    )


def record(information: Information) -> Record:
    """One document. The issuer is the organization's name where it resolved, else as written."""
    issuer = information.issuer
    return Record(
        id=SOURCE.record_id(information.pk),
        title=information.title,
        body="\n".join(filter(None, (information.summary, information.body_text, public_text(information)))),
        document_number=information.document_number,
        issuer=issuer.name if issuer else information.issuer_name,
        publisher=information.owner.name,
        kind=information.kind,
        document_type=information.document_type,
        theme=information.theme.replace("\\", "/").split("/")[0],
        keywords=tuple(information.keywords.split()),
        validity=information.validity,
        replaced_by=_replaced_by(information),
        written_on=information.written_on,
        published_on=information.published_on,
        url=information.get_absolute_url(),
        extra={"pk": information.pk, "index_number": information.index_number},
    )


def _replaced_by(information: Information) -> str:
    acts: list[Relation] = information.ended_by  # type: ignore[attr-defined]  # prefetched by rows()
    return "；".join(
        f"{act.get_kind_display()}：《{act.source.title}》{act.source.document_number}" for act in acts
    )


SOURCE = Source("information", rows, record)
