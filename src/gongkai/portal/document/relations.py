"""Relations of a document, both ways, grouped by what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, F, IntegerField, When

from gongkai.core.actors import PUBLIC
from gongkai.information.enums import RelationKind, RelationState
from gongkai.information.models import Relation
from gongkai.portal.labels import clause_label, validity_label
from gongkai.publishing.dependencies import shows_rows

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.information.models import Information
    from gongkai.information.querysets import RelationQuerySet

# As a reader wants them: what explains it, what changed it, what it rests on, what it mentions.
INWARD = (RelationKind.INTERPRETS, RelationKind.REPEALS, RelationKind.AMENDS)
OUTWARD = (
    RelationKind.INTERPRETS,
    RelationKind.BASED_ON,
    RelationKind.AMENDS,
    RelationKind.REPEALS,
    RelationKind.CITES,
)
INWARD_LAST = (RelationKind.BASED_ON, RelationKind.CITES)
SHOWN, MOST = 10, 300  # of a group at once; of either direction at all: a law may be cited by thousands
# All that is read of the relation and of its other end: a law's text does not travel with each citation.
OWN = (
    "source_id",
    "kind",
    "state",
    "target_id",
    "target_number",
    "target_title",
    "as_written",
    "from_on",
    "clause",
)
OTHER = ("title", "document_number", "validity", "state", "disclosure")


@dataclass(frozen=True, slots=True)
class Related:
    """The other end as shown: linked when it is in the library and public, else as the text names it."""

    title: str
    url: str
    document_number: str
    validity: str
    validity_label: str
    confirmed: bool
    day: dt.date | None
    clause: str


@dataclass(frozen=True, slots=True)
class Group:
    """Relations that say the same."""

    label: str
    code: str
    items: list[Related]

    @property
    def first(self) -> list[Related]:
        """Those to show at once."""
        return self.items[:SHOWN]

    @property
    def more(self) -> list[Related]:
        """Those to fold away."""
        return self.items[SHOWN:]


def groups(information: Information) -> list[Group]:
    """All groups that hold something; two queries."""
    outward, inward = _outward(information), _inward(information)
    found = [Group(kind.passive_label, f"by-{kind}", inward.get(kind, [])) for kind in INWARD]
    found += [Group(_active_label(kind), str(kind), outward.get(kind, [])) for kind in OUTWARD]
    found += [Group(kind.passive_label, f"by-{kind}", inward.get(kind, [])) for kind in INWARD_LAST]
    for group in found:
        group.items.sort(key=lambda item: not item.url)  # what is in the library comes first
    return [group for group in found if group.items]


def _active_label(kind: RelationKind) -> str:
    return {"interprets": "解读的文件", "based_on": "制定依据", "cites": "引用的文件"}.get(
        kind, f"{kind.label}的文件"
    )


def _outward(information: Information) -> dict[RelationKind, list[Related]]:
    found: dict[RelationKind, list[Related]] = {}
    for relation in _rows("target").filter(source=information)[:MOST]:
        found.setdefault(RelationKind(relation.kind), []).append(_related(relation, relation.target))
    return found


def _inward(information: Information) -> dict[RelationKind, list[Related]]:
    found: dict[RelationKind, list[Related]] = {}
    weighty = Case(When(kind__in=INWARD, then=0), default=1, output_field=IntegerField())
    rows = _rows("source").filter(target=information).exclude(source=information)
    for relation in rows.order_by(weighty, F("source__published_on").desc(nulls_last=True), "-id")[:MOST]:
        found.setdefault(RelationKind(relation.kind), []).append(_related(relation, relation.source))
    return found


def _rows(end: str) -> RelationQuerySet:
    rows = Relation.objects.visible_to(PUBLIC).select_related(end)
    return rows.only(*OWN, *(f"{end}__{field}" for field in OTHER))


def _related(relation: Relation, other: Information | None) -> Related:
    """A document that is not public is named only as the citing text names it."""
    known = other if other is not None and other.is_public else None
    if other is not None:
        shows_rows(other)  # also when it is not public yet: its name comes with it
    return Related(
        title=known.title if known else relation.target_title or relation.as_written or relation.target_number,
        url=known.get_absolute_url() if known else "",
        document_number=known.document_number if known else relation.target_number,
        validity=known.validity if known else "",
        validity_label=validity_label(known.validity) if known and known.validity else "",
        confirmed=relation.state == RelationState.CONFIRMED,
        day=relation.from_on,
        clause=clause_label(relation.clause),
    )
