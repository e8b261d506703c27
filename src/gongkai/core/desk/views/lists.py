"""A module's list, its export, and the views that a person saved of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongkai.core.desk import actions, export, offers, tables
from gongkai.core.desk.access import actor_of, on_module
from gongkai.core.desk.filters import DeskFilterSet
from gongkai.core.desk.models import SavedView
from gongkai.core.errors import GongkaiError

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from gongkai.core.desk.module import Module

PER_PAGE = 25
NOT_A_FILTER = ("page", "sort")


@require_safe
@on_module
def listing(request: HttpRequest, module: Module) -> HttpResponse:
    """The filtered, sorted page of the rows that the person may see."""
    return _page(request, module, request.GET)


@require_safe
@on_module
def exported(request: HttpRequest, module: Module) -> HttpResponseBase:
    """The same rows, all pages, as an Excel file."""
    _, rows = _filtered(request, module, request.GET)
    if order := _sorted_by(module, request.GET.get("sort", "")):
        rows = rows.order_by(*order)
    try:
        file = export.workbook(module, rows)
    except GongkaiError as error:
        return _page(request, module, request.GET, problem=str(error))
    actions.note_export(
        module=module.code, query=request.GET.urlencode()[:1000], rows=rows.count(), actor=actor_of(request)
    )
    return FileResponse(file, as_attachment=True, filename=export.filename(module), content_type=export.MEDIA_TYPE)


@require_POST
@on_module
def save_view(request: HttpRequest, module: Module) -> HttpResponse:
    """Keep the present filters under a name, or drop a kept view (`delete`)."""
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    query.pop("page", None)
    try:
        if (pk := request.POST.get("delete", "")).isdecimal():
            actions.delete_view(module=module.code, pk=int(pk), actor=actor_of(request))
        else:
            actions.save_view(
                module=module.code,
                name=request.POST.get("name", ""),
                query=query.urlencode(),
                actor=actor_of(request),
            )
    except GongkaiError as error:
        return _page(request, module, query, problem=str(error))
    return HttpResponseRedirect(f"{reverse('desk:list', args=[module.code])}?{query.urlencode()}")


def _page(request: HttpRequest, module: Module, query: QueryDict, *, problem: str = "") -> HttpResponse:
    actor = actor_of(request)
    filters, rows = _filtered(request, module, query)
    sort, number = query.get("sort") or "", query.get("page") or ""
    table = tables.build(module, rows, actor=actor, sort=sort, page=number, per_page=PER_PAGE)
    context = {
        "module": module,
        "filters": filters,
        "table": table,
        "page": table.page,
        "active": any(value for name, value in query.items() if name not in NOT_A_FILTER),
        "chosen": sum(bool(query.get(name)) for name in filters.form.fields if name != "q"),
        "query": query.urlencode(),
        "problem": problem,
        "views": SavedView.objects.filter(person_id=actor.person_id or 0, module=module.code),
        "may_create": bool(module.create and offers.may(module, module.create, None, actor)),
    }
    return render(request, "desk/list.html", context, status=400 if problem else 200)


def _filtered(request: HttpRequest, module: Module, query: QueryDict) -> tuple[DeskFilterSet, QuerySet[Any]]:
    actor = actor_of(request)
    rows = module.rows(module.visible(actor)).order_by(*module.order)
    filters = (module.filters or DeskFilterSet)(query, queryset=rows, actor=actor, search=module.search)
    return filters, filters.qs


def _sorted_by(module: Module, sort: str) -> list[Any]:
    """What `?sort=` asks for, as the table reads it; nothing for what is no column."""
    key = sort.removeprefix("-")
    column = next((column for column in module.columns if column.key == key and column.sorts_by()), None)
    return tables.ordering(column, descending=sort.startswith("-")) if column else []
