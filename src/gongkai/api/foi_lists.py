"""Which cases a token reaches, and long lists by pieces: a cursor, so that nothing is missed or told twice."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from gongkai.api.errors import NOT_FOUND, UNPROCESSABLE, ApiError
from gongkai.api.naming import organization_named
from gongkai.cases.foi.contract import contract
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.foi.models import FoiCase

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.core.actors import Actor

_CURSOR = re.compile(r"(?:(\d{4}-\d\d-\d\d)\.)?(\d{1,18})", re.ASCII)


def reached(actor: Actor, unit: str = "") -> CaseQuerySet:
    """The applications of the units that the actor acts for; of one unit, where it is named."""
    rows: CaseQuerySet = FoiCase.objects.visible_to(actor).select_related("unit", "handler")
    return rows.filter(unit=organization_named(unit, "查询参数 unit")) if unit else rows


def one(actor: Actor, case_id: int) -> Case:
    """A case by its id. Another unit's is as absent as one that never was: ApiError 404."""
    found = reached(actor).filter(pk=case_id).first()
    if found is None:
        right = "GET /api/v1/foi/cases 列出令牌所属单位的办件"
        raise ApiError(NOT_FOUND, f"没有 id 为 {case_id} 的办件。", where="地址", right=right)
    return found


def chosen(rows: CaseQuerySet, state: str, due_before: dt.date | None, *, only_open: bool) -> CaseQuerySet:
    """Those that the filters leave. ApiError 422 for a state that is none."""
    if state and state not in FoiState.values:
        right = "、".join(f"{code}（{label}）" for code, label in FoiState.choices)
        raise ApiError(UNPROCESSABLE, f"没有状态“{state}”。", where="查询参数 state", right=right)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(due_on__lt=due_before) if due_before else rows
    return rows.pending() if only_open else rows


def page(rows: CaseQuerySet, cursor: str, limit: int) -> dict[str, Any]:
    """In the order in which they were entered."""
    _, after = _read(cursor, dated=False)
    return _piece(rows.filter(pk__gt=after).order_by("pk"), limit, lambda row: str(row.pk))


def page_by_due(rows: CaseQuerySet, cursor: str, limit: int) -> dict[str, Any]:
    """By due date; what has none now comes last."""
    day, after = _read(cursor, dated=True)
    if day is not None:
        rows = rows.filter(Q(pressing__gt=day) | Q(pressing=day, pk__gt=after))
    return _piece(rows.order_by("pressing", "pk"), limit, lambda row: f"{row.pressing}.{row.pk}")


def _piece(rows: CaseQuerySet, limit: int, name: Any) -> dict[str, Any]:
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return {"cases": [contract(row) for row in found[:limit]], "next": name(found[limit - 1]) if more else None}


def _read(cursor: str, *, dated: bool) -> tuple[dt.date | None, int]:
    if not cursor:
        return None, 0
    parts = _CURSOR.fullmatch(cursor)
    try:
        if parts and bool(parts[1]) is dated:
            return dt.date.fromisoformat(parts[1]) if dated else None, int(parts[2])
    except ValueError:
        pass  # a day that does not exist is no cursor of ours either
    right = "原样使用上一次答复的 next；从头开始时不写"
    raise ApiError(UNPROCESSABLE, "cursor 不对。", where="查询参数 cursor", right=right)
