"""The report as a file, for those who work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import module_or_404
from gongkai.core.errors import RefusedError
from gongkai.reporting import paper as papers
from gongkai.reporting.content import content_of
from gongkai.reporting.kept import kept_file
from gongkai.reporting.models import AnnualReport

if TYPE_CHECKING:
    from django.http import HttpRequest

TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@require_safe
@signed_in
def paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A version in one of the formats, as it stands or as it went out; 404 for whoever may not see it."""
    actor = actor_of(request)
    reports = AnnualReport.objects.visible_to(actor).select_related("unit", "information")
    report = reports.get_visible(actor, pk=pk)
    if form not in papers.FORMATS:
        raise Http404
    content = content_of(report)
    try:
        data = kept_file(report, content, form) or papers.render(content, form)
    except RefusedError as error:
        context = {"module": module_or_404("reports"), "record": report, "why": str(error)}
        return render(request, "desk/refused.html", context, status=410)
    name = content_disposition_header(as_attachment=True, filename=f"{report}.{form}") or "attachment"
    return HttpResponse(data, content_type=TYPES[form], headers={"Content-Disposition": name})
