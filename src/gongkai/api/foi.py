"""/api/v1/foi/: applications for information, for the systems beside the platform."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest  # noqa: TC002  # as below
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.responses import Status

from gongkai.api import foi_lists, foi_writing
from gongkai.api.auth import access_of, scoped
from gongkai.api.errors import UNPROCESSABLE, ApiError
from gongkai.api.naming import organization_named
from gongkai.api.once import KEY, answered_once
from gongkai.api.schemas_catalog import Refused
from gongkai.api.schemas_foi import (
    LARGEST_ID,
    MOST,
    CaseAnswer,
    CaseDetail,
    Cases,
    Registered,
    Registration,  # noqa: TC001  # ninja reads the annotations when it starts
    ReportedEvent,  # noqa: TC001  # as above
    YearTable,
)
from gongkai.api.scopes import Scope
from gongkai.cases.foi.contract import detail
from gongkai.law.annual_report import FormError
from gongkai.reporting.figures.requests import counted_once

router = Router()
CREATED = 201
REFUSALS = frozenset({401, 403, 404, 409, 422, 429})
Found = dict[str, Any]
CaseId = Annotated[int, Path(ge=1, le=LARGEST_ID, description="办件的 id")]
Unit = Annotated[str, Query(description="只列这个机关的，代码或者名称", max_length=200)]
Cursor = Annotated[str, Query(description="上一次答复的 next，从它之后继续", max_length=60)]
Limit = Annotated[int, Query(ge=1, le=MOST)]


@router.get(
    "cases",
    auth=scoped(Scope.CASES_READ),
    response={200: Cases, REFUSALS: Refused},
    summary="依申请公开办件",
)
def foi_cases(  # the filters of a list
    request: HttpRequest,
    unit: Unit = "",
    state: Annotated[str, Query(description="状态的代码，如 handling", max_length=40)] = "",
    only_open: Annotated[bool, Query(alias="open", description="只列尚未办结的")] = False,  # noqa: FBT002  # a query parameter
    due_before: Annotated[dt.date | None, Query(description="到期日早于这一天的")] = None,
    cursor: Cursor = "",
    limit: Limit = 100,
) -> Found:
    """与 gongkai foi list --json 相同，按登记先后排列；不含申请人的身份信息和查询码。需要 cases:read。"""
    rows = foi_lists.reached(access_of(request).actor, unit)
    return foi_lists.page(foi_lists.chosen(rows, state, due_before, only_open=only_open), cursor, limit)


@router.get(
    "due",
    auth=scoped(Scope.CASES_READ),
    response={200: Cases, REFUSALS: Refused},
    summary="尚未办结的办件，按到期日",
)
def foi_due(
    request: HttpRequest,
    unit: Unit = "",
    within: Annotated[int | None, Query(ge=0, le=3650, description="只列这些天以内到期的")] = None,
    cursor: Cursor = "",
    limit: Limit = 100,
) -> Found:
    """与 gongkai foi due --json 相同：已逾期的在前，时限中止或者停止的在后。需要 cases:read。"""
    rows = foi_lists.reached(access_of(request).actor, unit).pending()
    if within is not None:
        rows = rows.filter(due_on__lte=timezone.localdate() + dt.timedelta(days=within))
    return foi_lists.page_by_due(rows, cursor, limit)


@router.get(
    "cases/{case_id}",
    auth=scoped(Scope.CASES_READ),
    response={200: CaseDetail, REFUSALS: Refused},
    by_alias=True,
    summary="一件办件：经过、文书、到期日及其证明",
)
def foi_case(request: HttpRequest, case_id: CaseId) -> Found:
    """`due` 与 gongkai law due 相同。需要 cases:read。"""
    return detail(foi_lists.one(access_of(request).actor, case_id), timezone.localdate())


@router.get(
    "statistics",
    auth=scoped(Scope.CASES_READ),
    response={200: YearTable, REFUSALS: Refused},
    summary="年度报告第三部分：收到和处理政府信息公开申请情况",
)
def foi_statistics(request: HttpRequest, year: Annotated[int, Query(ge=1, le=9998)], unit: Unit = "") -> Found:
    """由令牌所及的办件计算，同一申请在几个单位登记的只计一次。需要 cases:read。"""
    access = access_of(request)
    organization = organization_named(unit, "查询参数 unit") if unit else access.token.organization
    try:
        table = counted_once(foi_lists.reached(access.actor, unit), year)
    except FormError as error:
        right = "有统一表式的年度"
        raise ApiError(UNPROCESSABLE, f"{error}。", where="查询参数 year", right=right) from error
    return {"year": year, "unit": organization.code, "tables": {"requests": table}}


@router.post(
    "cases",
    auth=scoped(Scope.CASES_WRITE),
    response={CREATED: Registered, REFUSALS: Refused},
    summary="登记一件申请",
    openapi_extra=KEY,
)
def foi_register(request: HttpRequest, body: Registration) -> Status[Found]:
    """其他渠道、其他系统收到的申请。答复期限按渠道和到达日期起算。需要 cases:write。"""
    access = access_of(request)
    status, answer = answered_once(
        request,
        access.token,
        act="foi.register",
        do=lambda: (CREATED, foi_writing.registered(body, access.actor)),
    )
    return Status(status, answer)


@router.post(
    "cases/{case_id}/events",
    auth=scoped(Scope.CASES_WRITE),
    response={CREATED: CaseAnswer, REFUSALS: Refused},
    summary="报告一件办件的进展",
    openapi_extra=KEY,
)
def foi_event(request: HttpRequest, case_id: CaseId, body: ReportedEvent) -> Status[Found]:
    """确认收到、补正、理由说明、意见、缴费、撤回、文书的送达；不允许的以 409 说明理由。需要 cases:write。"""
    access = access_of(request)
    found = foi_lists.one(access.actor, case_id)
    status, answer = answered_once(
        request,
        access.token,
        act=f"foi.event.{case_id}",
        do=lambda: (CREATED, foi_writing.reported(found, body, access.actor)),
    )
    return Status(status, answer)
