"""The results of reviews and suits, and the one column of table four in which each stands (a total function)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.cases.clock import law
from gongkai.cases.disputes.models import REVIEW, SUIT
from gongkai.core.errors import InvalidInputError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.law.rulebook import Item, Rule, Rulebook

TABLES = {REVIEW: "DIS-REVIEW", SUIT: "DIS-SUIT"}
SECOND = "DIS-SECOND"
CORRECTED, PENDING = "corrected", "pending"
REMANDED, REVERSED = "remanded", "reversed"


def table(kind: str, on: dt.date | None = None, book: Rulebook | None = None) -> Rule:
    """The results that a kind of dispute can have."""
    return (book or law().book).rule(TABLES[kind], on=on or timezone.localdate())


def second_instance(on: dt.date | None = None) -> Rule:
    """What a second instance can do with the first result."""
    return law().book.rule(SECOND, on=on or timezone.localdate())


def result(kind: str, code: str, on: dt.date | None = None) -> Item:
    """One result. Raises InvalidInputError that names those there are."""
    found = table(kind, on)
    for item in found.items:
        if item.code == code:
            return item
    known = "、".join(f"{item.says}（{item.code}）" for item in found.items)
    raise InvalidInputError("outcome", f"没有“{code}”这种结果，应为{known}之一。")


def column(kind: str, code: str) -> str:
    """The column of table four: of a result, its own; of none, 尚未审结."""
    return str(result(kind, code).facts["column"]) if code else PENDING


def standing_result(first: str, second: str, own: str = "") -> str:
    """The result that stands after a second instance: the first's, its own, or none while it goes on.

    Raises InvalidInputError where a reversal does not say what it came to.
    """
    known = {item.code: item for item in second_instance().items}
    if second not in known:
        said = "、".join(f"{item.says}（{item.code}）" for item in known.values())
        raise InvalidInputError("second", f"没有“{second}”这种二审结果，应为{said}之一。")
    takes = known[second].facts["takes"]
    if takes == "own" and not own:
        raise InvalidInputError("outcome", "改判的请选择改判后的结果。")
    return {"first": first, "own": own, "pending": ""}[takes]


def in_words(case: Case) -> str:
    """The result that stands, as people say it; empty while there is none."""
    code = case.decision
    return result(case.kind, code).says if code else ""


def orders_new_answer(case: Case) -> bool:
    """Whether the result that stands orders the organ to answer anew."""
    return bool(case.decision and result(case.kind, case.decision).facts.get("redo"))
