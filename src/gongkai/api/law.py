"""/api/v1/law/: rules, deadlines, fees, remedies and identifiers."""

from __future__ import annotations

from datetime import date  # noqa: TC003  # ninja reads the annotations when it starts
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest  # noqa: TC002  # as above
from ninja import Router
from ninja.responses import Status

from gongkai.api.schemas import (
    DueAnswer,
    FeeAnswer,
    Number,  # noqa: TC001  # ninja reads the annotations when it starts
    Question,
    Refusal,
    SumAnswer,
    Verdict,
)
from gongkai.law.answers import UnknownDecisionError
from gongkai.law.fees import FeeError, fee
from gongkai.law.identifiers import UnknownKindError, check
from gongkai.law.installed import law_of
from gongkai.law.json_text import read_json
from gongkai.law.periods import shifted
from gongkai.law.remedies import remedy
from gongkai.law.request import answer
from gongkai.law.rulebook import RulebookError, Unit

if TYPE_CHECKING:
    from gongkai.law.installed import Law

router = Router()
NOT_FOUND, UNPROCESSABLE = 404, 422
UNITS = {"wd": Unit.WORKING_DAY, "d": Unit.DAY, "m": Unit.MONTH}
Found = dict[str, Any]
# The body is read as the command line reads its file, so that a wrong field is told in the same words.
_BODY = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": Question.model_json_schema()}}}
}


def _law() -> Law:
    return law_of(settings.GONGKAI_HOME)


def _refused(code: int, message: str) -> Status[Found]:
    return Status(code, {"error": message})


@router.post(
    "due",
    response={200: DueAnswer, UNPROCESSABLE: Refusal},
    by_alias=True,
    summary="由事件计算到期日，附逐日证明",
    openapi_extra=_BODY,
)
def due(request: HttpRequest) -> Found:
    """请求体与 `gongkai law due` 的文件相同；不可能的经过以 422 给出 error、rule、event。"""
    law = _law()
    return answer(read_json(request.body), book=law.book, calendar=law.calendar)


@router.get("rules", response=list[Found], summary="规则库")
def rules(request: HttpRequest, on: date | None = None) -> list[Found]:  # noqa: ARG001  # ninja's signature
    """全部规则的全部版本；给出 on 时只列那一天有效的。"""
    book = _law().book
    return [rule.as_json() for rule in (book.in_force(on) if on else book)]


@router.get("rules/{rule_id}", response={200: Found, NOT_FOUND: Refusal}, summary="一条规则在某一天的有效版本")
def rule(request: HttpRequest, rule_id: str, on: date | None = None) -> Found | Status[Found]:  # noqa: ARG001
    """默认今天有效的版本。"""
    try:
        return _law().book.rule(rule_id, on=on).as_json()
    except RulebookError as error:
        return _refused(NOT_FOUND, str(error))


@router.get("add", response={200: SumAnswer, UNPROCESSABLE: Refusal}, summary="日期加减若干工作日、日或者月")
def add(request: HttpRequest, day: date, count: int, unit: str = "wd") -> Found | Status[Found]:  # noqa: ARG001
    """Unit 为 wd（工作日）、d（日）或 m（月）；count 为负的向前数。"""
    if unit not in UNITS:
        return _refused(UNPROCESSABLE, f"unit 应为 {'、'.join(UNITS)} 之一")
    try:
        found = shifted(day, count, UNITS[unit], _law().calendar)
    except OverflowError as error:
        return _refused(UNPROCESSABLE, str(error))
    return {"date": found.at.isoformat(), "provisional": found.provisional}


@router.get("fee", response={200: FeeAnswer, UNPROCESSABLE: Refusal}, summary="信息处理费")
def fee_of(
    request: HttpRequest,  # noqa: ARG001  # ninja's signature
    items: int | None = None,
    pages: int | None = None,
    before: int = 0,
    on: date | None = None,
) -> Found | Status[Found]:
    """按件（items）或者按量（pages），只能选一种；before 为同一申请人本自然月此前的件数。"""
    try:
        return fee(items=items, pages=pages, before=before, book=_law().book, on=on).as_json()
    except (FeeError, RulebookError) as error:
        return _refused(UNPROCESSABLE, str(error))


@router.get("remedy", response={200: Found, UNPROCESSABLE: Refusal}, summary="答复应当告知的救济途径")
def remedy_of(request: HttpRequest, decision: str, on: date) -> Found | Status[Found]:  # noqa: ARG001
    """Decision 是答复类型的代码或中文名称，on 是答复的日期。"""
    try:
        return remedy(decision, on=on, book=_law().book).as_json()
    except (UnknownDecisionError, RulebookError) as error:
        return _refused(UNPROCESSABLE, str(error))


@router.post("id/{kind}", response={200: Verdict, NOT_FOUND: Refusal}, summary="核对身份证、信用代码、文号等号码")
def identifier(request: HttpRequest, kind: str, number: Number) -> Found | Status[Found]:  # noqa: ARG001
    """号码放在请求体中，不留在地址和日志里。"""
    try:
        return check(kind, number.value).as_json()
    except UnknownKindError as error:
        return _refused(NOT_FOUND, str(error))
