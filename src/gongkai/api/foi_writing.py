"""What other systems write to cases: only through the acts of the flow, each refusal with its place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gongkai.api.errors import CONFLICT, FORBIDDEN, NOT_FOUND, UNPROCESSABLE, ApiError
from gongkai.api.naming import organization_named
from gongkai.cases.actions import Identity
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.intake import Application, Elsewhere
from gongkai.cases.foi.contract import contract
from gongkai.cases.foi.flow import DESK
from gongkai.cases.models import FeeNotice
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.rulebook import RulebookError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gongkai.api.schemas_foi import Registration, ReportedEvent
    from gongkai.cases.models import Case, Consultation, Letter
    from gongkai.core.actors import Actor

_WHO = ("name", "id_kind", "id_number", "phone", "email", "address", "contact")
# Where a field of an act stands in the body of a call.
_REGISTRATION = {"on": "arrived_on", **{name: f"applicant.{name}" for name in _WHO}}
_EVENT = {"said": "opinion"}


def registered(body: Registration, actor: Actor) -> dict[str, Any]:
    """The new case's id, number and due date. Raises ApiError."""
    unit = organization_named(body.unit, "请求体 unit")
    if not DESK & unit.seats_of(actor):
        right = "只能登记令牌所属单位收到的申请；管理下级单位的，请建立“含下级单位”的令牌"
        raise ApiError(FORBIDDEN, f"令牌不能替{unit}登记。", where="请求体 unit", right=right)
    with _told("请求体 id", "用 GET /api/v1/foi/cases 查看已登记的办件", _REGISTRATION):
        case = actions.register(
            unit,
            _application(body),
            body.channel,
            arrived_on=body.arrived_on,
            elsewhere=Elsewhere(body.id, body.number or ""),
            actor=actor,
        )
    told = contract(case)
    return {name: told[name] for name in ("id", "number", "due_on", "provisional", "state")}


def _application(body: Registration) -> Application:
    who = body.applicant
    identity = Identity(**{name: getattr(who, name) or "" for name in _WHO})
    return Application(
        identity, who.klass, body.request, body.title or "", body.features or "", body.delivery or ""
    )


def reported(case: Case, body: ReportedEvent, actor: Actor) -> dict[str, Any]:
    """The case after the event. Raises ApiError."""
    act = _ACTS.get(body.event)
    if act is None:
        right = "、".join(_ACTS)
        raise ApiError(UNPROCESSABLE, f"不能报告“{body.event}”。", where="请求体 event", right=right)
    fields = body.model_dump(exclude={"event"}, exclude_none=True)
    _check_fields(body.event, fields)
    with _told("请求体 event", f"用 GET /api/v1/foi/cases/{case.pk} 查看办件现在的状态", _EVENT):
        act(case, fields, actor)
    case.refresh_from_db()
    return contract(case)


def _check_fields(event: str, fields: Mapping[str, Any]) -> None:
    """ApiError 422 for a field that the event lacks, or that says nothing about it."""
    needed, taken = _FIELDS[event]
    right = f"{event} 须有 {'、'.join(needed) or '（无）'}，可有 {'、'.join(taken) or '（无）'}"
    for name in (*(name for name in needed if name not in fields), *sorted(set(fields) - {*needed, *taken})):
        what = "没有这一项" if name in fields else "缺少这一项"
        raise ApiError(UNPROCESSABLE, f"{event}：{what}（{name}）。", where=f"请求体 {name}", right=right)


@contextmanager
def _told(where: str, right: str, places: Mapping[str, str]) -> Iterator[None]:
    """What the acts refuse, as the API says it: 409 for what may not be here and now, 422 for wrong input."""
    try:
        yield
    except InvalidInputError as error:
        place = f"请求体 {places.get(error.field, error.field)}"
        raise ApiError(UNPROCESSABLE, str(error), where=place, right=str(error)) from error
    except RulebookError as error:  # a day before there was a law to count by
        place = f"请求体 {places.get('on', 'on')}"
        raise ApiError(UNPROCESSABLE, str(error), where=place, right="条例施行以后的日期") from error
    except RefusedError as error:
        raise ApiError(CONFLICT, str(error), where=where, right=right) from error


def _opinion(case: Case, fields: dict[str, Any], actor: Actor) -> None:
    asked: Consultation | None = case.consultations.filter(pk=fields["consultation"]).first()
    if asked is None:
        raise _absent("征求意见", "consultation", case)
    actions.opinion(asked, fields["opinion"], fields.get("text", ""), actor=actor, on=fields.get("on"))


def _pay(case: Case, fields: dict[str, Any], actor: Actor) -> None:
    notice = FeeNotice.objects.select_related("case").filter(case=case.pk).first()
    if notice is None:
        raise RefusedError("本件没有收费通知，不能登记缴费。")
    actions.pay(notice, actor=actor, **fields)


def _serve(case: Case, fields: dict[str, Any], actor: Actor) -> None:
    letter: Letter | None = case.letters.select_related("case__unit").filter(pk=fields.pop("letter")).first()
    if letter is None:
        raise _absent("文书", "letter", case)
    actions.serve_any(letter, fields.pop("method"), **fields, actor=actor)


def _absent(what: str, field: str, case: Case) -> ApiError:
    right = f"{field} 的 id 见 GET /api/v1/foi/cases/{case.pk}"
    return ApiError(NOT_FOUND, f"本办件没有这份{what}。", where=f"请求体 {field}", right=right)


_ACTS: dict[str, Callable[[Case, dict[str, Any], Actor], None]] = {
    "confirm": lambda case, fields, actor: actions.confirm(case, actor=actor, **fields),
    "correct": lambda case, fields, actor: actions.correct(case, actor=actor, **fields),
    "reason": lambda case, fields, actor: actions.give_reason(case, actor=actor, **fields),
    "withdraw": lambda case, fields, actor: actions.withdraw(case, actor=actor, **fields),
    "opinion": _opinion,
    "pay": _pay,
    "serve": _serve,
}
# What an event must say, and what it may say besides.
_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "confirm": ((), ("on",)),
    "correct": (("text",), ("on",)),
    "reason": (("text",), ("on",)),
    "withdraw": ((), ("reason", "on")),
    "opinion": (("consultation", "opinion"), ("text", "on")),
    "pay": (("receipt",), ("on",)),
    "serve": (("letter", "method", "sent_on"), ("signed_on", "tracking")),
}
