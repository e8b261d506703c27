"""What others may learn: written by the unit, approved by the disclosure office, without anybody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases import clock
from gongkai.cases.disputes.outcomes import in_words
from gongkai.cases.models import Challenge, Lesson, LessonState, Party
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.law.answers import UnknownDecisionError, act
from gongkai.privacy import detect

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

WRITERS = frozenset({Role.HANDLER, Role.DISCLOSURE_OFFICER})
_NAMING = ("name", "id_number", "phone", "email", "address", "contact")
_SHORTEST = 2


def write_refusal(case: Case, actor: Actor) -> str:
    """Why somebody may not write one now; "" when they may."""
    if not WRITERS & case.seats_of(actor):
        return "通报须由本机关的承办人或者政务公开办工作人员拟写。"
    if not case.closed_on:
        return "案件还没有生效的结果。"
    shared = Lesson.objects.filter(case=case, state=LessonState.SHARED).exists()
    return "通报已核定，请先撤回再修改。" if shared else ""


def approve_refusal(lesson: Lesson, actor: Actor) -> str:
    """Why somebody may not approve it; "" when they may."""
    if Role.DISCLOSURE_OFFICER not in lesson.seats_of(actor):
        return "通报须由政务公开办工作人员核定。"
    if lesson.state != LessonState.DRAFT:
        return "只有待核定的通报可以核定。"
    own = actor.person_id is not None and lesson.drafter_id == actor.person_id
    return "通报由您本人拟写，须由另一人核定（职责分离）。" if own else ""


def take_back_refusal(lesson: Lesson, actor: Actor) -> str:
    """Why somebody may not take it back; "" when they may."""
    if Role.DISCLOSURE_OFFICER not in lesson.seats_of(actor):
        return "通报须由政务公开办工作人员撤回。"
    return "" if lesson.state == LessonState.SHARED else "只有已通报的可以撤回。"


@transaction.atomic
def write_lesson(case: Case, *, fault: str, lesson: str, actor: Actor) -> Lesson:
    """Write (or write anew) what went wrong and what to heed. Raises InvalidInputError where it names somebody."""
    if refusal := write_refusal(case, actor):
        raise RefusedError(refusal)
    words = {"fault": fault.strip(), "lesson": lesson.strip()}
    for name, text in words.items():
        if not text:
            raise InvalidInputError(name, "请填写。")
        if found := names_in(case, text):
            raise InvalidInputError(name, f"不能写入当事人信息或者个人信息：{'、'.join(found)}。")
    values = {
        **words,
        "state": LessonState.DRAFT,
        "unit_name": case.unit.name,
        "result": in_words(case),
        "ground": _ground(case),
        "drafter_id": actor.person_id,
        "shared_on": None,
    }
    row, _ = Lesson.objects.update_or_create(case=case, defaults=values)
    audit.record("case.lesson", case, actor=actor, owner=case.unit, lesson=row.pk)
    return row


@transaction.atomic
def approve_lesson(lesson: Lesson, *, actor: Actor) -> None:
    """From now on everybody who works with cases reads it. Looked through once more: names may have been added."""
    if refusal := approve_refusal(lesson, actor):
        raise RefusedError(refusal)
    if found := names_in(lesson.case, f"{lesson.fault}\n{lesson.lesson}"):
        raise RefusedError(f"通报中有当事人信息或者个人信息，请先修改：{'、'.join(found)}。")
    lesson.state, lesson.shared_on = LessonState.SHARED, timezone.localdate()
    lesson.save(update_fields=["state", "shared_on", "updated_at"])
    audit.record("case.lesson_shared", lesson.case, actor=actor, owner=lesson.case.unit, lesson=lesson.pk)


@transaction.atomic
def take_back_lesson(lesson: Lesson, *, actor: Actor, reason: str) -> None:
    """Nobody else reads it any more."""
    if refusal := take_back_refusal(lesson, actor):
        raise RefusedError(refusal)
    lesson.state, lesson.shared_on = LessonState.TAKEN_BACK, None
    lesson.save(update_fields=["state", "shared_on", "updated_at"])
    told = {"lesson": lesson.pk, "why": reason[:200]}
    audit.record("case.lesson_taken_back", lesson.case, actor=actor, owner=lesson.case.unit, **told)


def names_in(case: Case, text: str) -> list[str]:
    """What in a text tells who the parties of a dispute and of its application are, and other personal data."""
    people = Party.objects.filter(case__in=(case.pk, case.dispute.act_id))
    known = {str(party.identity().get(name, "")).strip() for party in people for name in _NAMING}
    secrets = [each for each in known if len(each) >= _SHORTEST and each in text]
    return list(dict.fromkeys([*secrets, *(hit.text for hit in detect(text))]))


def _ground(case: Case) -> str:
    """What kind of answer was complained of; for silence, that."""
    challenge, decision = Challenge(case.dispute.challenge), case.dispute.act.decision
    if challenge is not Challenge.ANSWER or not decision:
        return str(challenge.label)
    try:
        return act(decision, on=case.dispute.act.closed_on, book=clock.law().book).label
    except UnknownDecisionError:
        return str(challenge.label)
