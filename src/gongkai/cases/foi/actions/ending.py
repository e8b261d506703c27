"""The end: service of the answer, withdrawal, what was registered in error, the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.cases.actions import serve_letter, take
from gongkai.cases.actions.letters import legal_day
from gongkai.cases.foi import letters
from gongkai.cases.foi.actions.deciding import decision_of
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.evidence.writing import sealed
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.foi.letters import answers
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.enums import ServiceMethod
    from gongkai.cases.models import Case, CaseDocument, Letter
    from gongkai.core.actors import Actor

WITHDRAWN = "other"  # 其他处理, the row of what ends without an answer of its own


@transaction.atomic
def serve(
    case: Case,
    method: ServiceMethod,
    *,
    sent_on: dt.date,
    signed_on: dt.date | None = None,
    tracking: str = "",
    evidence: CaseDocument | None = None,
    actor: Actor,
) -> None:
    """The answer reached the applicant: the day by law ends the clock, the case gets its cell of the report."""
    letter = answer_of(case)
    if letter is None:
        raise RefusedError("没有已签发的答复书，不能送达。")
    letters.require(case, FoiEvent.SERVE, actor)
    _require_told(case, sent_on)
    day = legal_day(method, sent_on=sent_on, signed_on=signed_on)
    if day is None:
        raise InvalidInputError("signed_on", "直接送达、委托送达以签收之日为送达之日，请填写签收日期。")
    answer = decision_of(letter.event.data["decision"], day)
    serve_letter(
        letter, method, sent_on=sent_on, signed_on=signed_on, tracking=tracking, evidence=evidence, actor=actor
    )
    take(
        case,
        FoiEvent.SERVE,
        actor=actor,
        on=day,
        law=EventType.ANSWERED,
        data={"method": str(method), "letter": letter.pk, "decision": answer.code},
        changes={"decision": answer.code, "cell": answer.cell or ""},
    )


def answer_of(case: Case) -> Letter | None:
    """The answer that was signed last: the first letter of its signature."""
    signed = case.letters.filter(event__kind=FoiEvent.SIGN).select_related("event")
    return signed.exclude(kind=answers.TOLD).order_by("-pk").first()


def _require_told(case: Case, sent_on: dt.date) -> None:
    """What a third party objected to goes out after it was told, and not before the day that it was told of."""
    told = case.letters.filter(event__kind=FoiEvent.SIGN, kind=answers.TOLD)
    if told.exclude(service__served_on__lte=sent_on).exists():
        raise RefusedError(
            "第三方决定告知书还没有送达第三方的记录，请先送达第三方，再送达答复书（条例第三十二条）。"
        )
    proposal = last_proposal(case)
    day = answers.disclose_on(proposal.facts) if proposal and told.exists() else None
    if day is not None and sent_on < day:
        raise RefusedError(f"已告知第三方于 {day} 公开，答复书不能在这一天之前送出。")


def withdraw(case: Case, *, actor: Actor, reason: str = "", on: dt.date | None = None) -> None:
    """The applicant takes the application back; it counts among the other results of the year."""
    answer = decision_of(WITHDRAWN, on)
    ended = {"decision": answer.code, "cell": answer.cell or ""}
    take(
        case,
        FoiEvent.WITHDRAW,
        actor=actor,
        on=on,
        law=EventType.WITHDRAWN,
        notes={"reason": reason},
        changes=ended,
    )


@transaction.atomic
def void(case: Case, *, same_as: Case | None = None, actor: Actor, reason: str) -> None:
    """Strike a registration made in error, or twice for one application; it never counts.

    `same_as` is the case that goes on. Raises RefusedError where the two are not of one unit.
    """
    if same_as is not None and (same_as.pk == case.pk or same_as.unit_id != case.unit_id):
        raise RefusedError("并入的办件应是同一机关的另一件。")
    data = {"same_as": same_as.pk} if same_as else {}
    take(case, FoiEvent.VOID, actor=actor, reason=reason, data=data, changes={"same_as": same_as, "counts": False})


@transaction.atomic
def archive(case: Case, *, actor: Actor) -> None:
    """Close the file: the whole record becomes one sealed file, its hash stands in the event."""
    letters.require(case, FoiEvent.ARCHIVE, actor)
    _, told = sealed(case, actor=actor)
    take(case, FoiEvent.ARCHIVE, actor=actor, data=told)
