"""Relations of a document, both ways, grouped by what they say."""

from __future__ import annotations

from collections import defaultdict
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
    from collections.abc import Callable, Iterable, Sequence

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
MOST_AT_ONCE = 3000  # of a batch of documents: beyond that one of them has very many, and each is asked for alone
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


def groups(outward: Sequence[Relation], inward: Sequence[Relation]) -> list[Group]:
    """All groups that hold something, from the relations of one document as `read` gives them."""
    there = _by_kind((relation, relation.target) for relation in outward)
    back = _by_kind((relation, relation.source) for relation in inward)
    found = [Group(kind.passive_label, f"by-{kind}", back.get(kind, [])) for kind in INWARD]
    found += [Group(_active_label(kind), str(kind), there.get(kind, [])) for kind in OUTWARD]
    found += [Group(kind.passive_label, f"by-{kind}", back.get(kind, [])) for kind in INWARD_LAST]
    for group in found:
        group.items.sort(key=lambda item: not item.url)  # what is in the library comes first
    return [group for group in found if group.items]


def _by_kind(pairs: Iterable[tuple[Relation, Information | None]]) -> dict[RelationKind, list[Related]]:
    found: dict[RelationKind, list[Related]] = {}
    for relation, other in pairs:
        found.setdefault(RelationKind(relation.kind), []).append(_related(relation, other))
    return found


def _active_label(kind: RelationKind) -> str:
    return {"interprets": "解读的文件", "based_on": "制定依据", "cites": "引用的文件"}.get(
        kind, f"{kind.label}的文件"
    )


def outward(keys: Sequence[int]) -> dict[int, list[Relation]]:
    """What documents say of others, by the document's key, in the order of the text; one query."""
    return _most_of_each(lambda some: _rows("target").filter(source__in=some), "source_id", keys)


def inward(keys: Sequence[int]) -> dict[int, list[Relation]]:
    """What others say of documents, by the document's key: the weighty first, then the newest; one query."""
    weighty = Case(When(kind__in=INWARD, then=0), default=1, output_field=IntegerField())

    def of(some: Sequence[int]) -> RelationQuerySet:
        rows = _rows("source").filter(target__in=some).exclude(source=F("target"))
        return rows.order_by(weighty, F("source__published_on").desc(nulls_last=True), "-id")

    return _most_of_each(of, "target_id", keys)


def _most_of_each(
    of: Callable[[Sequence[int]], RelationQuerySet], end: str, keys: Sequence[int]
) -> dict[int, list[Relation]]:
    """The first `MOST` for each document. The same whether asked for one or for many."""
    rows = list(of(keys)[: MOST_AT_ONCE if len(keys) > 1 else MOST])
    if len(rows) == MOST_AT_ONCE:
        rows = [relation for key in keys for relation in of([key])[:MOST]]
    found: dict[int, list[Relation]] = defaultdict(list)
    for relation in rows:
        own = found[getattr(relation, end)]
        if len(own) < MOST:
            own.append(relation)
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
