"""A review or a suit comes to the organ's knowledge: it is registered beside its application."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.actions import add_party, new_code, next_number, take
from gongkai.cases.disputes.actions.copying import copy_applicant
from gongkai.cases.disputes.enums import Moment, ReviewEvent, SuitEvent
from gongkai.cases.disputes.models import DISPUTES, REVIEW, SUIT
from gongkai.cases.enums import ApplicantClass, Channel, PartyRole
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Case, Challenge, Dispute, DisputePath
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.actions import Identity
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Person

INITIAL = "awaiting_copy"
_LONGEST_CLAIM = 5000


@dataclass(frozen=True, slots=True)
class Filing:
    """What is known when a review or a suit is registered.

    `kind` is `review` or `suit`; `claimant` is None where it is the applicant, else who it is with the class
    `klass`. `filed_on`: when it was filed; `accepted_on`: when the review body accepted it, the court opened the
    case (None: not known yet); `copy_on`: when the copy arrived. `after` is the review before a suit.
    """

    kind: str
    body: str
    claim: str
    filed_on: dt.date
    challenge: Challenge = Challenge.ANSWER
    docket: str = ""
    accepted_on: dt.date | None = None
    copy_on: dt.date | None = None
    simplified: bool = False
    claimant: Identity | None = None
    klass: ApplicantClass | None = None
    third_party: bool = False
    after: Case | None = None
    channel: Channel = Channel.POST_SIGNED

    def checked(self, act: Case) -> None:
        """Raises InvalidInputError."""
        if self.kind not in DISPUTES:
            raise InvalidInputError("kind", "应为行政复议或者行政诉讼。")
        if not self.body.strip():
            raise InvalidInputError("body", "请填写复议机关或者法院。")
        if not self.claim.strip() or len(self.claim) > _LONGEST_CLAIM:
            raise InvalidInputError("claim", f"请写明对方的请求，不超过 {_LONGEST_CLAIM} 字。")
        if self.third_party and self.claimant is None:
            raise InvalidInputError("claimant", "由第三方提起的，请填写第三方的姓名或者名称。")
        self._check_days()
        self._check_review(act)

    def _check_days(self) -> None:
        days = [("filed_on", "提出日期", self.filed_on), ("accepted_on", "受理（立案）日期", self.accepted_on)]
        days.append(("copy_on", "收到副本日期", self.copy_on))
        known = [(name, label, day) for name, label, day in days if day]
        for name, label, day in known:
            if day > timezone.localdate():
                raise InvalidInputError(name, f"{label} {day} 还没有到，应不晚于今天（{timezone.localdate()}）。")
        for (_, label, day), (name, later, then) in pairwise(known):
            if then < day:
                raise InvalidInputError(name, f"{later} {then} 早于{label} {day}，请核对。")

    def _check_review(self, act: Case) -> None:
        if self.after is None:
            return
        before = getattr(self.after, "dispute", None)
        if self.kind != SUIT or self.after.kind != REVIEW or before is None or before.act_id != act.pk:
            raise InvalidInputError("after", "先行的复议应是同一申请的行政复议，并且只用于行政诉讼。")

    @property
    def path(self) -> DisputePath:
        """The row of table four."""
        if self.kind == REVIEW:
            return DisputePath.REVIEW
        return DisputePath.AFTER_REVIEW if self.after else DisputePath.DIRECT


@transaction.atomic
def register(act: Case, filing: Filing, *, actor: Actor) -> Case:
    """Register a review or a suit about an application (or its new answer); with a copy, the organ's clock begins.

    What stands against it (复议前置, out of time) is told by `cautions.cautions_of`, never refused: whether it is
    heard is for the review body and the court. Raises InvalidInputError and RefusedError.
    """
    act = _application(act)
    filing.checked(act)
    _refuse_twice(act, filing)
    arrived = min(day for day in (filing.accepted_on, filing.copy_on, timezone.localdate()) if day)
    case = _opened(act, filing, arrived)
    event = ReviewEvent.REGISTER if filing.kind == REVIEW else SuitEvent.REGISTER
    data: dict[str, Any] = {"act": act.pk, "simplified": filing.simplified}
    if filing.accepted_on:
        data["accepted"] = filing.accepted_on.isoformat()
    take(case, event, actor=actor, on=arrived, law=Moment.REGISTERED, data=data, notes={"claim": filing.claim})
    _enter_claimant(case, act, filing, actor)
    if act.handler_id:
        take(case, "assign", actor=actor, data={"handler": act.handler_id}, changes={"handler": act.handler})
    if filing.copy_on:
        copy(case, filing.copy_on, actor=actor)
    return case


def _application(act: Case) -> Case:
    """The application itself, where it is its new answer that is complained of."""
    again = getattr(act, "new_answer", None)
    found: Case = again.act if again else act
    if found.kind != KIND:
        raise RefusedError("行政复议、行政诉讼应关联到一件依申请公开办件。")
    return found


def _enter_claimant(case: Case, act: Case, filing: Filing, actor: Actor) -> None:
    if filing.claimant:
        klass = filing.klass or ApplicantClass(act.applicant_class)
        add_party(case, PartyRole.APPLICANT, filing.claimant, klass=klass, actor=actor)
    elif act.forgotten_on:
        raise InvalidInputError("name", "原申请的个人信息已清除，请重新填写申请人（原告）的姓名和联系方式。")
    else:
        copy_applicant(act, case, actor=actor)


def _refuse_twice(act: Case, filing: Filing) -> None:
    docket = filing.docket.strip()
    if docket and Dispute.objects.filter(act=act, body=filing.body.strip(), docket=docket).exists():
        raise RefusedError(f"案号为“{docket}”的案件已登记，请勿重复登记。")


def _opened(act: Case, filing: Filing, arrived: dt.date) -> Case:
    kind = kinds.get(filing.kind)
    case = Case.objects.create(
        kind=kind.code,
        unit=act.unit,
        number=next_number(act.unit, kind.series, arrived),
        code=new_code(),
        channel=filing.channel,
        title=f"{act}：{filing.challenge.label}",
        state=INITIAL,
        applicant_class=filing.klass or act.applicant_class,
        arrived_on=min(filing.filed_on, arrived),
        received_on=arrived,
    )
    Dispute.objects.create(
        case=case,
        act=act,
        after=filing.after,
        path=filing.path,
        challenge=filing.challenge,
        third_party=filing.third_party,
        body=filing.body.strip()[:60],
        docket=filing.docket.strip()[:60],
        filed_on=filing.filed_on,
    )
    return case


def copy(case: Case, on: dt.date, *, actor: Actor) -> None:
    """The copy of the application or complaint arrived: the organ's time to answer runs from that day."""
    take(case, "copy", actor=actor, on=on, law=Moment.COPY)


@transaction.atomic
def procedure(
    case: Case,
    *,
    accepted_on: dt.date | None = None,
    simplified: bool | None = None,
    docket: str = "",
    actor: Actor,
) -> None:
    """Correct when it was accepted, by which procedure it goes, its number; the clocks follow."""
    data: dict[str, Any] = {}
    if accepted_on:
        if accepted_on > timezone.localdate():
            raise InvalidInputError("accepted_on", f"日期 {accepted_on} 还没有到。")
        data["accepted"] = accepted_on.isoformat()
    if simplified is not None:
        data["simplified"] = simplified
    take(case, "procedure", actor=actor, law=Moment.PROCEDURE, data=data)
    if docket.strip():
        Dispute.objects.filter(case=case).update(docket=docket.strip()[:60])


def assign(case: Case, handler: Person, *, actor: Actor) -> None:
    """Give it to somebody of the unit who handles applications."""
    if Role.HANDLER not in case.seats_of(handler.actor()):
        raise InvalidInputError("handler", f"{handler.name}不是{case.unit}的承办人，请选择承办人。")
    take(case, "assign", actor=actor, data={"handler": handler.pk}, changes={"handler": handler})


def void(case: Case, *, actor: Actor, reason: str) -> None:
    """Strike what was registered in error; it never counts."""
    take(case, "void", actor=actor, reason=reason, changes={"counts": False})


def archive(case: Case, *, actor: Actor) -> None:
    """Close the file."""
    take(case, "archive", actor=actor)
