"""效力: how a document stands today, how it stood on a day, and the facts on which that rests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.information.enums import Validity
from gongkai.information.validity.answers import STANDING, answer, begins
from gongkai.law.identifiers.numerals import number
from gongkai.portal.labels import clause_label
from gongkai.publishing.dependencies import shows_rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.information.models import Information, ValidityFact
    from gongkai.information.validity import Answer
    from gongkai.portal import given

ITSELF = "本文件"
ENDED = (Validity.REPEALED, Validity.LAPSED)
_ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百千0-9]{1,7})条(?!之)")


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact as shown: the act by its title, linked when the public may read it."""

    fact: ValidityFact
    act: str
    url: str
    clause_url: str = ""  # where that clause stands

    @property
    def clause(self) -> str:
        return clause_label(self.fact.clause)

    @property
    def status(self) -> str:
        return str(Validity(self.fact.status).label)

    @property
    def will(self) -> str:
        """What is going to happen: 修改, 废止, 失效."""
        return self.status.removeprefix("已")


@dataclass(frozen=True, slots=True)
class Asked:
    """某日是否有效: the day asked about, and the answer."""

    day: given.GivenDate
    answer: Answer | None = None
    ground: Ground | None = None

    @property
    def status(self) -> str:
        return str(self.answer.status.label) if self.answer and self.answer.status else ""


@dataclass(frozen=True, slots=True)
class ValidityPart:
    """`now` is the fact that counts today; `coming` those that have not begun."""

    status: str
    label: str
    now: Ground | None
    coming: list[Ground]
    history: list[Ground]
    asked: Asked

    @property
    def banner(self) -> bool:
        """Whether the text no longer stands as it was written."""
        return self.status in (Validity.AMENDED, Validity.REPEALED, Validity.LAPSED)


def validity_part(information: Information, facts: Sequence[ValidityFact], asked: given.GivenDate) -> ValidityPart:
    """The part for a document, from its facts with their acts loaded."""
    today = timezone.localdate()
    now = answer(facts, today)
    status = str(now.status) if now.status else information.validity
    in_order = _once(sorted(facts, key=lambda fact: (begins(fact), fact.pk)))
    return ValidityPart(
        status=status,
        label=str(Validity(status).label) if status else "",
        now=ground(now.fact, information) if now.fact else None,
        coming=[ground(fact, information) for fact in in_order if begins(fact) > today],
        history=[ground(fact, information) for fact in in_order],
        asked=_asked(information, facts, asked),
    )


def _once(facts: list[ValidityFact]) -> list[ValidityFact]:
    """One fact for each status and day: the one that names its act or clause, where it was recorded twice."""
    found: dict[tuple[str, dt.date], ValidityFact] = {}
    for fact in facts:
        key = (fact.status, begins(fact))
        if key not in found or _says(fact) >= _says(found[key]):
            found[key] = fact
    return list(found.values())


def _says(fact: ValidityFact) -> int:
    return bool(fact.by_id) + bool(fact.by_text) + bool(fact.clause)


def ground(fact: ValidityFact, information: Information) -> Ground:
    """A fact with its act; an act that the public may not read keeps its name to itself."""
    act = fact.by
    if act is not None:
        shows_rows(act)
    if act is None or not act.is_public:
        return Ground(fact, fact.by_text, "")
    if act.pk == information.pk:
        return Ground(fact, ITSELF, "", _own_article(fact, information))
    numbered = f"（{act.document_number}）" if act.document_number else ""
    url = act.get_absolute_url()
    anchor = _anchor(fact) if fact.status in ENDED else ""  # an amendment speaks of the articles that it changes
    return Ground(fact, f"《{act.title}》{numbered}", url, f"{url}#{anchor}" if anchor else "")


def _own_article(fact: ValidityFact, information: Information) -> str:
    anchor = _anchor(fact)
    return f"#{anchor}" if anchor and f'id="{anchor}"' in information.body_html else ""


def _anchor(fact: ValidityFact) -> str:
    """The anchor of the article that a fact names (`information.body` gives them)."""
    found = _ARTICLE.match(fact.clause)
    article = number(found[1]) if found else None
    return f"a{article}" if article else ""


def _asked(information: Information, facts: Sequence[ValidityFact], day: given.GivenDate) -> Asked:
    if day.day is None:
        return Asked(day)
    found = answer(facts, day.day)
    return Asked(day, found, ground(found.fact, information) if found.fact else None)


def stands(status: str) -> bool:
    """Whether a status means that the text is in force, amended or not."""
    return status in STANDING


def first_day(information: Information, today: dt.date) -> dt.date | None:
    """The day from which a document that is not in force yet will be."""
    day = information.effective_on
    return day if day and day > today else None
