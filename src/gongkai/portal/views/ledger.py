"""The public ledgers: what documents ordered, whom it binds, by when, and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.core.actors import PUBLIC
from gongkai.information.models import Information
from gongkai.orgs.models import Organization
from gongkai.tasks import reading
from gongkai.tasks.enums import UnitRole
from gongkai.tasks.models import TASKS_A_PAGE, Task
from gongkai.tasks.summary import aggregates, of_counts, summarise

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.tasks.querysets import TaskQuerySet
    from gongkai.tasks.summary import Summary


@dataclass(frozen=True, slots=True)
class Entry:
    """A ledger in the index."""

    document: Information
    summary: Summary


@require_safe
def ledgers(request: HttpRequest) -> HttpResponse:
    """All ledgers of a year, the latest by default."""
    rows = Information.objects.visible_to(PUBLIC).filter(pk__in=_public().order_by().values("document"))
    dated = rows.annotate(year=Coalesce(ExtractYear("written_on"), ExtractYear("published_on"), 0))
    years = list(dated.order_by("-year").values_list("year", flat=True).distinct())
    year = _year(request, years)
    documents = dated.filter(year=year).light().select_related("issuer").order_by("-written_on", "-pk")
    context = {"years": years, "year": year, "entries": _entries(list(documents))}
    return render(request, "portal/ledgers.html", context)


@require_safe
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """The ledger of one document; 404 when it is not public or orders nothing."""
    visible = Information.objects.light().select_related("issuer", "owner")
    document = visible.get_visible(PUBLIC, pk=pk)
    rows = _public().filter(document=document).order_by("position")
    context = _context(request, rows, document=document, units=reading.unit_choices(document))
    if not context["summary"].total:
        raise Http404
    return render(request, "portal/ledger.html", context)


@require_safe
def unit_ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The tasks of one unit out of all ledgers, the newest document first."""
    organization = get_object_or_404(Organization.objects.visible_to(PUBLIC), code=code)
    rows = reading.of_organization(organization, _public()).select_related("document")
    ordered = rows.order_by(F("document__written_on").desc(nulls_last=True), "-document", "position")
    context = _context(request, ordered, of_unit=code, organization=organization)
    return render(request, "portal/ledger_unit.html", context)


def _public() -> TaskQuerySet:
    return Task.objects.visible_to(PUBLIC)


def _context(request: HttpRequest, rows: TaskQuerySet, *, of_unit: str = "", **more: Any) -> dict[str, Any]:
    """Figures over all rows; the tasks that the reader asked for, a page of them."""
    today = timezone.localdate()
    choice = reading.Choice.read(request.GET, of_unit=of_unit)
    chosen = reading.with_details(choice.apply(rows, today))
    page = Paginator(chosen, TASKS_A_PAGE).get_page(request.GET.get("page") or _page_of(request, rows))
    return {
        "summary": summarise(rows, today),
        "choice": choice,
        "page": page,
        "roles": UnitRole.choices,
        "states": reading.STATE_CHOICES,
        **more,
    }


def _page_of(request: HttpRequest, rows: TaskQuerySet) -> int:
    """The page on which the task asked for stands (`?task=`); the first without one."""
    asked = request.GET.get("task", "")
    if not re.fullmatch(r"[0-9]{1,18}", asked):
        return 1
    before = rows.filter(position__lt=Task.objects.filter(pk=asked).values("position")[:1])
    return before.count() // TASKS_A_PAGE + 1


def _year(request: HttpRequest, years: list[int]) -> int | None:
    """The year asked for; the latest when none was; 404 for one without ledgers."""
    asked = request.GET.get("year", "")
    if not asked:
        return years[0] if years else None
    found = [year for year in years if str(year) == asked]
    if not found:
        raise Http404
    return found[0]


def _entries(documents: list[Information]) -> list[Entry]:
    counted = _public().filter(document__in=documents).order_by().values("document")
    figures = {row["document"]: of_counts(row) for row in counted.annotate(**aggregates(timezone.localdate()))}
    return [Entry(document, figures[document.pk]) for document in documents]
