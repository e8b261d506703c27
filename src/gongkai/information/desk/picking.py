"""Choosing items for a record: a search that answers while one types, plain forms without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.catalog.models import CatalogItem
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import module_or_404
from gongkai.core.errors import RefusedError
from gongkai.information import actions
from gongkai.information.desk import items

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

LONGEST = 100
FORBIDDEN = 403
ACTS = {"link": actions.link_item, "unlink": actions.unlink_item}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """The record's items and those to choose from (`?q=`); a POST links or unlinks one, which twice is once.

    404 for a record that is not the person's to see.
    """
    actor = actor_of(request)
    record = module_or_404("information").record(actor, pk)
    if request.method == "POST":
        return _taken(request, record, actor)
    context = items.tab(record, actor)
    if context["refusal"]:
        return _refused(request, record, context["refusal"])
    text = request.GET.get("q", "")[:LONGEST]
    found = items.choices(record, text)
    own = {"module": module_or_404("information"), "record": record, "text": text, "found": found}
    return render(request, "information/pick_items.html", context | own)


def _taken(request: HttpRequest, record: Information, actor: Actor) -> HttpResponse:
    act = next((name for name in ACTS if name in request.POST), "")
    key = request.POST.get(act, "")
    item = get_object_or_404(
        CatalogItem.objects.visible_to(actor).select_related("version"),
        pk=int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0,  # noqa: PLR2004  # digits of a key
    )
    try:
        ACTS[act](record, item, actor=actor)
    except RefusedError as error:
        return _refused(request, record, str(error))
    address = reverse("desk:detail", args=["information", record.pk])
    return HttpResponseRedirect(f"{address}?tab=items&done={act}_item")


def _refused(request: HttpRequest, record: Information, why: str) -> HttpResponse:
    context = {"module": module_or_404("information"), "record": record, "why": why}
    return render(request, "desk/refused.html", context, status=FORBIDDEN)
