"""Coming in: registering, confirming receipt, giving to a handler, splitting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.cases import kinds
from gongkai.cases.actions import add_party, new_code, next_number, take
from gongkai.cases.actions.parties import read_agent, read_identity
from gongkai.cases.clock import rule
from gongkai.cases.enums import ApplicantClass, Channel, PartyRole
from gongkai.cases.foi import letters
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.foi.letters import notices
from gongkai.cases.models import Case
from gongkai.core.actors import applicant
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.law.events import EventType

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.actions import Identity
    from gongkai.cases.models import CaseEvent
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization, Person

KIND = "foi"
_LONGEST_TITLE, _LONGEST_REQUEST = 200, 5000
_CONFIRMED = "confirmed"
SPOKEN_ELSEWHERE = "口头申请由工作人员当面记录，渠道应为“当面提交”。"


@dataclass(frozen=True, slots=True)
class Oral:
    """An application that was said, not written (条例 29): who wrote it down, how the applicant confirmed it.

    It is confirmed once it was read to them. `witness` is whoever was present, where somebody was.
    """

    recorder: str
    confirmed: str
    witness: str = ""

    def checked(self) -> Oral:
        """Itself, trimmed. Raises InvalidInputError."""
        if not self.recorder.strip():
            raise InvalidInputError("oral_recorder", "口头申请请填写代为填写的工作人员（条例第二十九条）。")
        if not self.confirmed.strip():
            raise InvalidInputError(
                "oral_confirmed", "口头申请须向申请人宣读并由其确认，请选择确认的方式（条例第二十九条）。"
            )
        return Oral(self.recorder.strip(), self.confirmed.strip(), self.witness.strip())

    @property
    def words(self) -> str:
        """For the record."""
        beside = f"在场人：{self.witness}。" if self.witness else ""
        written = f"申请人口头提出，{self.recorder}代为填写，"
        return f"{written}已向申请人宣读，申请人以{self.confirmed}的方式确认。{beside}"


@dataclass(frozen=True, slots=True)
class Application:
    """What 条例 29 asks for: who, which information, in which form.

    `klass` is the class of the annual report's columns. `features` is a name, 文号 or other description that helps
    to find the information; `delivery` how the applicant wishes to get it. `oral`: said, and written
    down by the office; `said` is the record of that. `agent` is whoever applies for the applicant.
    """

    applicant: Identity
    klass: ApplicantClass
    request: str
    title: str = ""
    features: str = ""
    delivery: str = ""
    oral: bool = False
    said: Oral | None = None
    agent: Identity | None = None

    def checked(self) -> Application:
        """Itself, trimmed, with a title. Raises InvalidInputError."""
        request = self.request.strip()
        if not request:
            raise InvalidInputError(
                "request", "请写明所需政府信息的名称、文号或者便于查询的其他特征（条例第二十九条）。"
            )
        if len(request) > _LONGEST_REQUEST:
            raise InvalidInputError(
                "request",
                f"申请内容应不超过 {_LONGEST_REQUEST} 字，现为 {len(request)} 字；可把其余部分作为附件。",
            )
        title = " ".join((self.title or request).split())[:_LONGEST_TITLE]
        return replace(
            self,
            applicant=self.applicant.checked(),
            klass=ApplicantClass(self.klass),
            request=request,
            title=title,
            features=self.features.strip(),
            oral=self.oral or self.said is not None,
            said=self.said.checked() if self.said else None,
            agent=self._agent(),
        )

    def _agent(self) -> Identity | None:
        """The agent, whose errors stand at fields of their own: `agent_name`, `agent_phone` …"""
        if self.agent is None:
            return None
        try:
            return self.agent.checked()
        except InvalidInputError as error:
            raise InvalidInputError(f"agent_{error.field}", f"代理人：{error}") from error


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another system calls an application: its id there, the 登记编号 that it has. Each once in a unit."""

    origin: str = ""
    number: str = ""


NOWHERE = Elsewhere()


@transaction.atomic
def register(
    unit: Organization,
    application: Application,
    channel: Channel,
    *,
    arrived_on: dt.date | None = None,
    elsewhere: Elsewhere = NOWHERE,
    actor: Actor,
) -> Case:
    """Enter an application that arrived on a day (today). What counts as its receipt follows from the channel.

    A citizen's own (`actor` is the public) comes through the internet and waits to be confirmed. What was counted
    `elsewhere` is registered once. Raises InvalidInputError and RefusedError.
    """
    if actor.is_public and channel is not Channel.INTERNET:
        raise RefusedError("网上提交的申请，渠道应为互联网渠道。")
    asked = application.checked()
    if asked.said and channel is not Channel.COUNTER:
        raise InvalidInputError("channel", SPOKEN_ELSEWHERE)
    day = arrived_on or timezone.localdate()
    state = FoiState.UNCONFIRMED if _waits(channel, day) else FoiState.REGISTERED
    try:
        with transaction.atomic():
            case = _opened(unit, asked.title, asked.klass, channel, day, state, elsewhere=elsewhere)
    except IntegrityError as error:
        raise _registered_before(unit, elsewhere, error) from error
    seat = applicant(case.pk) if actor.is_public else actor
    words = {"request": asked.request, "features": asked.features, "delivery": asked.delivery}
    words |= {"oral": asked.said.words} if asked.said else {}
    data = {"channel": str(channel), "oral": asked.oral}
    event = take(case, FoiEvent.REGISTER, actor=seat, on=day, law=EventType.RECEIVED, data=data, notes=words)
    add_party(case, PartyRole.APPLICANT, asked.applicant, klass=asked.klass, actor=seat)
    if asked.agent:
        add_party(case, PartyRole.AGENT, asked.agent, actor=seat)
    if case.state == FoiState.REGISTERED:
        _acknowledge(event, actor=seat)
    return case


def _registered_before(unit: Organization, elsewhere: Elsewhere, error: IntegrityError) -> Exception:
    """What another system counted is registered once, whoever tells it twice: what to say of it."""
    same = (Q(origin=elsewhere.origin) & ~Q(origin="")) | (Q(number=elsewhere.number) & ~Q(number=""))
    found = Case.objects.filter(same, unit=unit).first()
    return RefusedError(f"{unit}已登记过这一件：{found}，id 为 {found.pk}。") if found else error


def _acknowledge(event: CaseEvent, *, actor: Actor) -> None:
    """登记回执: the day of receipt is certain now, and by when the answer is due. Dated as it is written."""
    letters.send(event, [notices.receipt(event.case)], day=timezone.localdate(), actor=actor)


def _waits(channel: Channel, day: dt.date) -> bool:
    """Whether the day of receipt is that of a confirmation (条例 31)."""
    return bool(rule("FOI-31", day).item(channel).facts["event"] == _CONFIRMED)


def _opened(
    unit: Organization,
    title: str,
    klass: ApplicantClass,
    channel: Channel,
    day: dt.date,
    state: FoiState,
    source: Case | None = None,
    *,
    elsewhere: Elsewhere = NOWHERE,
) -> Case:
    return Case.objects.create(
        kind=KIND,
        unit=unit,
        number=elsewhere.number or next_number(unit, kinds.get(KIND).series, day),
        origin=elsewhere.origin,
        code=new_code(),
        channel=channel,
        title=title,
        state=state,
        applicant_class=klass,
        arrived_on=day,
        received_on=day,
        split_from=source,
    )


@transaction.atomic
def confirm(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """Both sides confirmed that it came (条例 31: plain post, internet, fax); that day is the day of receipt."""
    event = take(case, FoiEvent.CONFIRM, actor=actor, on=on, law=EventType.CONFIRMED)
    _acknowledge(event, actor=actor)


def assign(case: Case, handler: Person, *, actor: Actor) -> None:
    """Give it to somebody of the unit who handles applications."""
    _require_handler(case, handler)
    take(case, FoiEvent.ASSIGN, actor=actor, data={"handler": handler.pk}, changes={"handler": handler})


def transfer(case: Case, handler: Person, *, actor: Actor, reason: str) -> None:
    """Give it to another handler of the unit. The clock does not notice."""
    _require_handler(case, handler)
    if handler.pk == case.handler_id:
        raise InvalidInputError("handler", f"本件现由{handler.name}承办，请选择另一名承办人。")
    data = {"handler": handler.pk, "before": case.handler_id}
    take(case, FoiEvent.TRANSFER, actor=actor, data=data, reason=reason, changes={"handler": handler})


def _require_handler(case: Case, handler: Person) -> None:
    if Role.HANDLER not in case.seats_of(handler.actor()):
        raise InvalidInputError("handler", f"{handler.name}不是{case.unit}的承办人，请选择承办人。")


@transaction.atomic
def split(case: Case, requests: list[str], *, actor: Actor) -> list[Case]:
    """一事一申请: each of `requests` becomes a case of its own, of the same applicant and day of receipt.

    The case itself keeps the first matter. Raises InvalidInputError for fewer than one, or an empty one.
    """
    wanted = [" ".join(each.split()) for each in requests]
    if not wanted or not all(wanted):
        raise InvalidInputError("requests", "请逐项写明拆分出的申请内容，至少一项，每项不能为空。")
    letters.require(case, FoiEvent.SPLIT, actor)  # locks the case before its parts take their numbers
    who = read_identity(case), read_agent(case)
    parts = [_part(case, each, who, actor) for each in wanted]
    take(case, FoiEvent.SPLIT, actor=actor, data={"parts": [part.pk for part in parts]})
    return parts


def _part(case: Case, request: str, who: tuple[Identity, Identity | None], actor: Actor) -> Case:
    klass, channel = ApplicantClass(case.applicant_class), Channel(case.channel)
    part = _opened(
        case.unit,
        request[:_LONGEST_TITLE],
        klass,
        channel,
        case.arrived_on,
        FoiState.UNCONFIRMED if _waits(channel, case.arrived_on) else FoiState.REGISTERED,
        case,
    )
    words = {"request": request}
    data = {"channel": str(channel), "split_from": case.pk}
    applying, acting = who
    add_party(part, PartyRole.APPLICANT, applying, klass=klass, actor=actor)
    if acting:
        add_party(part, PartyRole.AGENT, acting, actor=actor)
    made = take(
        part, FoiEvent.REGISTER, actor=actor, on=case.arrived_on, law=EventType.RECEIVED, data=data, notes=words
    )
    if part.state == FoiState.UNCONFIRMED:
        made = take(part, FoiEvent.CONFIRM, actor=actor, on=case.received_on, law=EventType.CONFIRMED)
    _acknowledge(made, actor=actor)
    if case.handler_id:
        take(
            part,
            FoiEvent.ASSIGN,
            actor=actor,
            data={"handler": case.handler_id},
            changes={"handler": case.handler},
        )
    return part
