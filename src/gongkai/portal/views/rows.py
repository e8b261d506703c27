"""All rows of a piece of structured information, page by page, with a search; and its files of open data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.information import kinds
from gongkai.information.rows import rows_of
from gongkai.portal import given
from gongkai.portal.document import data, page, structured
from gongkai.portal.document.removed import never_silent
from gongkai.portal.given import known
from gongkai.publishing.dependencies import is_about

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.information.kinds import Kind
    from gongkai.information.models import Information

PER_PAGE = 50
NAME_LENGTH = 80


@require_safe
@never_silent
@known("q", "page")
def rows(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that hold every word that was asked for."""
    information = page.find(pk)
    kind = _kind(information)
    if kind.table is None:
        raise Http404
    is_about(information)
    asked = given.text(request.GET, "q")
    wanted = Q()
    for piece in asked.split():
        wanted &= Q(text__icontains=piece)
    paginator = Paginator(rows_of(information).filter(wanted).order_by("position"), PER_PAGE)
    found = paginator.get_page(given.page_number(request.GET))
    columns = structured.shown_columns(kind)
    context = {
        "information": information,
        "label": kind.table.label,
        "asked": asked,
        "page": found,
        "columns": columns,
        "lines": structured.lines_of(columns, found.object_list),
        "foot": [] if asked or found.has_next() else structured.foot_of(kind, information),
        "downloads": structured.downloads(kind, information),
    }
    return render(request, "portal/document/rows_page.html", context)


@require_safe
@never_silent
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Fields and rows as a file; 404 for a format that the kind does not give."""
    information = page.find(pk)
    kind = _kind(information)
    if form not in kind.downloads:
        raise Http404
    address = request.build_absolute_uri(information.get_absolute_url())
    response = HttpResponse(data.content(kind, information, form, address), content_type=data.TYPES[form])
    name = f"{information.title[:NAME_LENGTH]}.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _kind(information: Information) -> Kind:
    """Its kind, if that is structured; Http404 otherwise."""
    if not kinds.exists(information.kind) or not kinds.get(information.kind).structured:
        raise Http404
    return kinds.get(information.kind)
