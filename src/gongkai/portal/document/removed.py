"""What the address of a removed piece answers: where it went (301), that it is gone (410), where it can be had."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render

from gongkai.information.enums import Disclosure, InformationState, UnpublishingReason
from gongkai.information.models import Information
from gongkai.information.unpublishing import final_target, standing
from gongkai.publishing.dependencies import must_stay_dynamic

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

OK, GONE = 200, 410


def never_silent(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A document's view that answers for what once was public; what never was stays a 404."""

    @wraps(view)
    def answering(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, pk, *args, **kwargs)
        except Http404:
            once = _once_public(pk)
            if once is None:
                raise
        must_stay_dynamic("已撤下的信息由程序应答")
        return _answer(request, once)

    return answering


def _once_public(pk: int) -> Information | None:
    """A removed row, or one that is being rewritten after its removal. Nothing that is not for everybody."""
    row = Information.objects.filter(pk=pk, disclosure=Disclosure.PROACTIVE).first()
    if row is None or row.state == InformationState.PUBLISHED:
        return None
    return row if row.state == InformationState.REMOVED or row.removals.exists() else None


def _answer(request: HttpRequest, row: Information) -> HttpResponse:
    removal = standing(row)
    if target := removal and removal.target and final_target(row):
        return HttpResponsePermanentRedirect(target.get_absolute_url())
    archived = removal is not None and removal.kind == UnpublishingReason.ARCHIVED
    context = {"removal": removal, "information": row if archived else None}
    return render(request, "portal/removed.html", context, status=OK if archived else GONE)
