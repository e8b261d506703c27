"""What an officer should know before writing: the like that came before, what is public already, who asks again.

Requests are compared by the pairs of signs of their titles, which name nobody; the same applicant is recognised
by a keyed fingerprint, unread.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from django.utils import timezone

from gongkai.cases.enums import PartyRole
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.models import Party
from gongkai.cases.office.enums import PrecedentState, Standing
from gongkai.cases.office.models import Precedent
from gongkai.search.analysis import fold, keywords
from gongkai.search.contract import Query, SearchError
from gongkai.search.service import backend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.search.contract import Hit

log = structlog.get_logger(__name__)

ALIKE, SAME = 0.45, 0.8  # of the pairs of signs that both have: worth a look; one and the same matter
RECENT = dt.timedelta(days=730)
COMPARED = 2000  # cases of the unit, the newest
SHOWN = 8
DISCLOSED = frozenset({"granted", "partial", "published"})
_ASK = 40  # signs of the request that the search engine is asked for


@dataclass(frozen=True, slots=True)
class Like:
    """A case that resembles: how much (0 to 1), and whether it is of the same applicant."""

    case: Case
    likeness: float
    same_applicant: bool

    @property
    def duplicate(self) -> bool:
        """The same person asks the same."""
        return self.same_applicant and self.likeness >= SAME

    @property
    def percent(self) -> int:
        return round(self.likeness * 100)


@dataclass(frozen=True, slots=True)
class Hints:
    """`applicants` is how many different people asked for the like and could be given it (条例 44)."""

    likes: list[Like]
    others_of_applicant: list[Case]
    published: Sequence[Hit]
    precedents: list[Precedent]
    applicants: int

    @property
    def duplicates(self) -> list[Like]:
        return [each for each in self.likes if each.duplicate]

    @property
    def often(self) -> bool:
        """Whether several applicants asked for it."""
        return self.applicants > 1

    @property
    def count(self) -> int:
        return len(self.likes) + len(self.precedents)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring signs of a text, without width, case, spaces and punctuation."""
    plain = "".join(char for char in fold(text) if char.isalnum())
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1)) or frozenset(plain)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts share: twice the common pairs over all of both."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def hints(case: Case, actor: Actor) -> Hints:
    """What the desk shows beside a case; only what the actor may see."""
    likes = alike(case, actor)
    return Hints(
        likes=likes[:SHOWN],
        others_of_applicant=_of_applicant(case, actor),
        published=published(case.title),
        precedents=precedents_like(case.title, actor, without=case.pk),
        applicants=asked_alike(case),
    )


def alike(case: Case, actor: Actor) -> list[Like]:
    """Open and recent cases of the unit with a like request, the most like first."""
    rows = FoiCase.objects.visible_to(actor).filter(unit=case.unit_id, counts=True).exclude(pk=case.pk)
    same = set(_with_fingerprint(case))
    mine = pairs(case.title)
    found = [
        Like(each, likeness(mine, pairs(each.title)), each.pk in same)
        for each in rows.filter(arrived_on__gte=_since(), forgotten_on=None).order_by("-pk")[:COMPARED]
    ]
    return sorted((each for each in found if each.likeness >= ALIKE), key=lambda each: -each.likeness)


def repeated(case: Case, actor: Actor) -> list[Case]:
    """Other cases of the same applicant with the same request; cheap enough for a case's first page."""
    mine = pairs(case.title)
    rows = FoiCase.objects.visible_to(actor).filter(pk__in=list(_with_fingerprint(case)), unit=case.unit_id)
    recent = rows.filter(counts=True, arrived_on__gte=_since()).exclude(pk=case.pk).order_by("-pk")[:COMPARED]
    return [each for each in recent if likeness(mine, pairs(each.title)) >= SAME][:SHOWN]


def asked_alike(case: Case) -> int:
    """How many different applicants asked the unit for the like: this one, and those who were given it."""
    mine = pairs(case.title)
    rows = FoiCase.objects.filter(unit=case.unit_id, counts=True, decision__in=DISCLOSED, arrived_on__gte=_since())
    like = [
        pk for pk, title in rows.order_by("-pk").values_list("pk", "title")[:COMPARED] if _is_like(mine, title)
    ]
    prints = Party.objects.filter(role=PartyRole.APPLICANT, case__in={*like, case.pk}).exclude(fingerprint="")
    return max(1, prints.values("fingerprint").distinct().count())


def _is_like(mine: frozenset[str], title: str) -> bool:
    return likeness(mine, pairs(title)) >= ALIKE


def _since() -> dt.date:
    return timezone.localdate() - RECENT


def _with_fingerprint(case: Case) -> Iterable[int]:
    prints = case.parties.filter(role=PartyRole.APPLICANT).exclude(fingerprint="").values("fingerprint")
    return Party.objects.filter(role=PartyRole.APPLICANT, fingerprint__in=prints).values_list("case", flat=True)


def _of_applicant(case: Case, actor: Actor) -> list[Case]:
    """The other cases of whoever applies, in the units that the actor works for."""
    rows = FoiCase.objects.visible_to(actor).filter(pk__in=list(_with_fingerprint(case)), counts=True)
    return list(rows.exclude(pk=case.pk).order_by("-pk")[:SHOWN])


def published(text: str) -> Sequence[Hit]:
    """What is public and may answer. An engine that does not answer hides nothing of the case itself."""
    words = " ".join(keywords(text[:_ASK]))
    if not words:
        return ()
    try:
        return backend().search(Query(text=words, limit=SHOWN)).hits
    except SearchError as error:
        log.warning("cases.hints", error=str(error))
        return ()


def _followed_first(pair: tuple[float, Precedent]) -> tuple[bool, float]:
    """What was corrected last: it tells what not to do."""
    return pair[1].standing == Standing.CORRECTED, -pair[0]


def precedents_like(text: str, actor: Actor, *, without: int | None = None) -> list[Precedent]:
    """Approved precedents of the whole city with a like request, the most like first; corrected ones last."""
    mine = pairs(text)
    rows = Precedent.objects.visible_to(actor).filter(state=PrecedentState.APPROVED).exclude(case=without)
    found = [(likeness(mine, pairs(each.request)), each) for each in rows.select_related("unit")[:COMPARED]]
    near = sorted((pair for pair in found if pair[0] >= ALIKE / 1.5), key=_followed_first)
    return [each for _, each in near[:SHOWN]]
