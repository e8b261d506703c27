"""Reviews and suits that the tests speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.cases.disputes import actions
from gongkai.cases.disputes.actions import Filing
from gongkai.cases.enums import ServiceMethod
from gongkai.cases.foi import actions as foi
from tests.factories.cases import build_office, handled, signed

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, Lesson
    from gongkai.orgs.models import Organization
    from tests.factories.cases import Office


def answered(
    office: Office, day: dt.date, code: str = "published", facts: dict[str, object] | None = None
) -> Case:
    """An application that was answered on a day (the clock of the test stands there)."""
    case = handled(office, arrived_on=day)
    signed(office, case, code, facts)
    foi.serve(case, ServiceMethod.POST, sent_on=day, tracking="XA1", actor=office.handler)
    return case


def filing(kind: str, day: dt.date, **fields: object) -> Filing:
    """A filing that came with its copy on the day on which it was filed and accepted."""
    known = {
        "kind": kind,
        "body": "示范市人民政府" if kind == "review" else "示范市东湖区人民法院",
        "claim": "请求撤销答复并责令重新答复",
        "filed_on": day,
        "accepted_on": day,
        "copy_on": day,
    }
    return Filing(**(known | fields))  # type: ignore[arg-type]  # the fields of the class


def disputed(office: Office, kind: str, act: Case, day: dt.date, **fields: object) -> Case:
    """A dispute that its handler has to answer."""
    return actions.register(act, filing(kind, day, **fields), actor=office.officer)


def defended(office: Office, case: Case, on: dt.date | None = None) -> Case:
    """With its answer handed in."""
    words = {"handling": "依法办理。", "defence": "答复正确。", "prayer": "请求维持本机关的答复"}
    actions.draft(case, **words, actor=office.handler)
    actions.sign(case, actor=office.signatory)
    actions.answer(case, actor=office.handler, on=on)
    return case


def dispute_of(unit: Organization, kind: str, *, decided: str = "") -> Case:
    """A dispute of today about an application of a unit; a review that was decided, with `decided`."""
    office = build_office(unit)
    case = disputed(office, kind, handled(office), timezone.localdate())
    if decided:
        actions.decide(case, decided, actor=office.handler)
    return case


def ordered_answer(unit: Organization) -> Case:
    """An answer that a review ordered."""
    case = dispute_of(unit, "review", decided="perform")
    return actions.redo(case, actor=case.handler.actor())


def lesson_of(unit: Organization) -> Lesson:
    """What was learnt, still a draft."""
    case = dispute_of(unit, "review", decided="perform")
    words = {"fault": "没有按期答复", "lesson": "到期前应当核对时限。"}
    return actions.write_lesson(case, **words, actor=case.handler.actor())
