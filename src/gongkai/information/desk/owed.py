"""A draft out of an obligation: kind, item and period are filled in, the editor writes the rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.catalog.models import Obligation
from gongkai.catalog.periods import about
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.forms import explain, speak
from gongkai.core.desk.registry import module_or_404
from gongkai.core.desk.submit import content_key
from gongkai.core.errors import GongkaiError
from gongkai.core.idempotency import once
from gongkai.information import actions, kinds
from gongkai.information.desk import from_file
from gongkai.information.desk.forms import NewInformationForm, editable_owners
from gongkai.information.kinds import DataType, periods
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.catalog.periods import Period
    from gongkai.core.actors import Actor
    from gongkai.information.kinds import Kind

BAD_REQUEST, CONFLICT = 400, 409


class OwedForm(NewInformationForm):
    """A new draft with what the obligation says of it."""

    def __init__(self, data: Any, files: Any, actor: Actor, obligation: Obligation) -> None:
        super().__init__(data, files, actor)
        self.initial = {"kind": _kind(obligation), "title": title_of(obligation)}
        self.fields["owner"].queryset = Organization.objects.filter(pk=obligation.organization_id)  # type: ignore[attr-defined]  # a ModelChoiceField


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """起草: the form of a new draft, then the editor. 404 for an obligation that is settled, not the person's to
    see, or of a unit for which the person does not write."""
    actor = actor_of(request)
    rows = Obligation.objects.visible_to(actor).open().select_related("item__version", "organization", "event")
    obligation = rows.get_visible(actor, pk=pk)
    if obligation.organization_id not in editable_owners(actor):
        raise Http404
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OwedForm(data, files, actor, obligation)
    speak(form)
    if not form.is_bound:
        return _page(request, form, 200)
    if not form.is_valid():
        return _page(request, form, BAD_REQUEST)
    try:
        done = once(
            content_key(request),
            actor=actor,
            act=f"obligation.draft.{pk}",
            do=lambda: _drafted(form, obligation, actor),
        )
    except GongkaiError as error:
        explain(form, error)
        return _page(request, form, CONFLICT)
    return HttpResponseRedirect(done.result)


def title_of(obligation: Obligation) -> str:
    """示范市财政局2026年2月月度财政收支; of an event what it was."""
    if obligation.event is not None:
        return obligation.event.what
    item, period = obligation.item, about(obligation)
    name = item.third or item.second or item.first
    return f"{obligation.organization}{_said(period) if period else obligation.occasion_label}{name}"


def elements_of(kind: Kind, obligation: Obligation) -> dict[str, Any]:
    """The period in the kind's own field, where it is one that the field can say."""
    period, field = about(obligation), kind.field(kind.period) if kind.period else None
    if period is None or field is None:
        return {}
    if field.type is DataType.DATE:
        return {field.code: period[1].isoformat()}
    return {field.code: value} if (value := _of_type(field.type, period)) is not None else {}


def _drafted(form: OwedForm, obligation: Obligation, actor: Actor) -> str:
    values = dict(form.cleaned_data)
    if elements := elements_of(kinds.get(values["kind"]), obligation):
        values["elements"] = elements
    record = from_file.draft(actor=actor, **values)
    actions.link_item(record, obligation.item, actor=actor)
    return reverse("desk:edit", args=["information", record.pk])


def _kind(obligation: Obligation) -> str:
    return obligation.item.kind if kinds.exists(obligation.item.kind) else ""


def _of_type(kind: DataType, period: Period) -> str | int | None:
    """The period as a field of that type keeps it; None where it is longer or shorter."""
    value = periods.of_day(kind, period[0])
    after = periods.first_day(kind, periods.following(kind, value))
    fits = periods.first_day(kind, value) == period[0] and after == period[1] + dt.timedelta(days=1)
    return value if fits else None


def _said(period: Period) -> str:
    """2026年2月, 2026年第1季度, 2026年; of any other the days."""
    for kind in (DataType.MONTH, DataType.QUARTER, DataType.YEAR):
        if (value := _of_type(kind, period)) is not None:
            return periods.say(kind, value)
    return f"{period[0]}至{period[1]}"


def _page(request: HttpRequest, form: OwedForm, status: int) -> HttpResponse:
    context = {"module": module_or_404("information"), "record": None, "form": form, "label": "起草应公开的信息"}
    context["key"] = request.POST.get("idempotency_key", "")
    return render(request, "desk/form.html", context, status=status)
