"""/api/v1/catalog/ and /api/v1/obligations: what must be made public, for the systems that make it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

from django.db.models import Q
from django.http import HttpRequest  # noqa: TC002  # ninja reads the annotations when it starts
from ninja import Query, Router
from ninja.responses import Status

from gongkai.api.auth import access_of, scoped
from gongkai.api.errors import FORBIDDEN, NOT_FOUND, UNPROCESSABLE, ApiError
from gongkai.api.naming import organization_named
from gongkai.api.once import KEY, answered_once
from gongkai.api.schemas_catalog import (
    FormationReport,  # noqa: TC001  # as above
    ItemsAnswer,
    ObligationAnswer,
    Refused,
)
from gongkai.api.scopes import Scope
from gongkai.catalog.actions import report_event
from gongkai.catalog.contract import contract, item_contract
from gongkai.catalog.enums import ListKind
from gongkai.catalog.finding import items_called
from gongkai.catalog.limits import Start
from gongkai.catalog.models import CatalogItem, Obligation
from gongkai.core.actors import PUBLIC
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

router = Router()
CREATED = 201
LONGEST = dt.timedelta(days=366 * 5)
MOST = 1000  # rows an answer
REFUSALS = frozenset({401, 403, 404, 409, 422, 429})
_STARTS = {start.value: start for start in Start if start.value}
Found = dict[str, Any]


@router.post(
    "catalog/events",
    auth=scoped(Scope.EVENTS_WRITE),
    response={CREATED: ObligationAnswer, REFUSALS: Refused},
    summary="登记一件起算公开时限的事",
    openapi_extra=KEY,
)
def report(request: HttpRequest, body: FormationReport) -> Status[Found]:
    """信息形成、预算批准、作出决定：生成一次应公开，给出最迟公开的日期。"""
    access = access_of(request)
    status, answer = answered_once(
        request, access.token, act="catalog.events", do=lambda: (CREATED, _reported(body, access.actor))
    )
    return Status(status, answer)


@router.get(
    "obligations",
    auth=scoped(Scope.OBLIGATIONS_READ),
    response={200: list[ObligationAnswer], REFUSALS: Refused},
    summary="两日之间到期的应公开事项",
)
def obligations(
    request: HttpRequest,
    first: Annotated[dt.date, Query(alias="from", description="到期日期，起")],
    last: Annotated[dt.date, Query(alias="to", description="到期日期，止")],
    unit: Annotated[str, Query(description="只列这个单位的，代码或者名称", max_length=200)] = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = MOST,
) -> list[Found]:
    """与 gongkai obligations --json 相同，按到期日期排列；只有令牌所属单位的。需要 obligations:read。

    有周期的事项由平台每天生成今后一个季度的。
    """
    if first > last or last - first > LONGEST:
        right = "from 不晚于 to，相距不超过五年"
        raise ApiError(UNPROCESSABLE, "起止日期不对。", where="查询参数 from", right=right)
    rows = Obligation.objects.visible_to(access_of(request).actor).falling(first, last)
    if unit:
        rows = rows.filter(organization=organization_named(unit, "查询参数 unit"))
    ordered = rows.select_related("item__version", "organization").order_by("due_on", "pk")
    return [contract(row) for row in ordered[offset : offset + limit]]


@router.get("catalog/items", response={200: ItemsAnswer, REFUSALS: Refused}, summary="施行中的目录和清单的事项")
def items(  # the filters of a list
    request: HttpRequest,  # noqa: ARG001  # ninja's signature
    kind: Annotated[str, Query(alias="list", description="清单类别的代码", max_length=20)] = "",
    field: Annotated[str, Query(description="领域的名称或者代码", max_length=60)] = "",
    unit: Annotated[str, Query(description="公开主体，机构代码或者名称", max_length=200)] = "",
    q: Annotated[str, Query(description="事项名称和内容中的文字", max_length=100)] = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> Found:
    """标准目录、补充目录、权责清单、公共服务清单；不需要令牌。"""
    if kind and kind not in ListKind.values:
        right = "、".join(f"{code}（{label}）" for code, label in ListKind.choices)
        raise ApiError(UNPROCESSABLE, f"没有清单类别“{kind}”。", where="查询参数 list", right=right)
    rows = CatalogItem.objects.visible_to(PUBLIC).in_force()
    rows = rows.filter(version__list_kind=kind) if kind else rows
    if "\x00" in field + q:
        return {"count": 0, "items": []}
    rows = rows.filter(Q(version__field=field) | Q(version__field_code=field)) if field else rows
    if unit:
        rows = rows.filter(units__organization=organization_named(unit, "查询参数 unit")).distinct()
    for word in q.split():
        named = Q(first__icontains=word) | Q(second__icontains=word) | Q(third__icontains=word)
        rows = rows.filter(named | Q(elements__icontains=word))
    shown = rows.select_related("version").prefetch_related("units__organization").order_by("version", "position")
    return {"count": rows.count(), "items": [item_contract(item) for item in shown[offset : offset + limit]]}


def _reported(body: FormationReport, actor: Actor) -> Found:
    item, organization = _item(body), organization_named(body.unit, "请求体 unit")
    if body.start not in _STARTS:
        right = "、".join(f"{code}（{start.label}）" for code, start in _STARTS.items())
        raise ApiError(UNPROCESSABLE, f"没有起算事件“{body.start}”。", where="请求体 start", right=right)
    if not organization.seats_of(actor):
        right = "只能登记令牌所属单位的事；管理下级单位的，请建立“含下级单位”的令牌"
        raise ApiError(FORBIDDEN, f"令牌不能替{organization}登记。", where="请求体 unit", right=right)
    try:
        obligation = report_event(
            item,
            organization=organization,
            what=body.what,
            on=body.on,
            start=_STARTS[body.start],
            reference=body.reference.strip(),
            actor=actor,
        )
    except InvalidInputError as error:
        raise ApiError(UNPROCESSABLE, str(error), where=f"请求体 {error.field}") from error
    except RefusedError as error:
        raise ApiError(UNPROCESSABLE, str(error), where="请求体 item", right="只登记主动公开的事项") from error
    return contract(obligation)


def _item(body: FormationReport) -> CatalogItem:
    if (body.item is None) == (body.item_id is None):
        raise ApiError(
            UNPROCESSABLE, "事项没有写明，或者写了两种。", where="请求体 item", right="item 和 item_id 写其中一个"
        )
    where = "请求体 item" if body.item is not None else "请求体 item_id"
    found = items_called(body.item) if body.item is not None else _numbered(body.item_id or 0)
    if not found:
        right = "用 GET /api/v1/catalog/items 查找事项的编码、名称和 id"
        raise ApiError(NOT_FOUND, "施行中的目录里没有这个事项。", where=where, right=right)
    if len(found) > 1:
        right = "改用 item_id：" + "、".join(f"{item.pk}（{item.version.title}）" for item in found[:10])
        raise ApiError(UNPROCESSABLE, f"有 {len(found)} 个叫“{body.item}”的事项。", where=where, right=right)
    return found[0]


def _numbered(pk: int) -> list[CatalogItem]:
    return list(CatalogItem.objects.in_force().select_related("version__owner").filter(pk=pk))
