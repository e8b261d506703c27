"""期限计算器. The address holds the whole question, so it can be shared, printed and asked again."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import segno
from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from gongkai.portal.law.deadline.examples import examples
from gongkai.portal.law.deadline.happenings import HAPPENINGS
from gongkai.portal.law.deadline.question import MOST_ROWS, read, receipt_rule
from gongkai.portal.law.deadline.reckoning import Reckoning, Refusal, reckon
from gongkai.portal.law.tabs import tabs

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.portal.law.deadline.question import Question

DAY = 24 * 3600
LONGEST_QR = 1000  # a longer address makes a code that no telephone reads


@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """The form and, where it says enough, the date with its proof."""
    question = _read(request)
    answer = reckon(question)
    share = request.build_absolute_uri(f"{reverse('portal:law-deadline')}?{question.address()}")
    context = {
        "question": question,
        "result": answer if isinstance(answer, Reckoning) else None,
        "refusal": answer if isinstance(answer, Refusal) else None,
        "channels": _channels(question),
        "happenings": HAPPENINGS,
        "full": len(question.rows) >= MOST_ROWS,
        "examples": examples(),
        "share": share,
        "qr": question.address() if len(share) <= LONGEST_QR else "",
        "tabs": tabs("law-deadline"),
    }
    response = render(request, "portal/law/deadline.html", context)
    if question.asked:
        response["X-Robots-Tag"] = "noindex"
    if request.headers.get("HX-Request") and question.draft():
        response["HX-Push-Url"] = f"{reverse('portal:law-deadline')}?{question.draft()}"
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def qr(request: HttpRequest) -> HttpResponse:
    """The address of a reckoning as a QR code; 404 for one too long to be read by a telephone."""
    question = _read(request)
    share = request.build_absolute_uri(f"{reverse('portal:law-deadline')}?{question.address()}")
    if len(share) > LONGEST_QR:
        raise Http404
    picture = BytesIO()
    segno.make(share, error="l", micro=False).save(
        picture, kind="svg", scale=3, border=4, light="#fff", title="本次计算地址的二维码"
    )
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _read(request: HttpRequest) -> Question:
    """The question; what the page does not understand does not travel in its links."""
    try:
        query = request.GET
    except TooManyFieldsSent:
        query = QueryDict()
        question = read(query)
        question.errors["rows"] = f"地址中的内容太多，没有读取；至多计算 {MOST_ROWS} 个事件"
    else:
        question = read(query)
    request.META["QUERY_STRING"] = question.draft()
    request.GET = QueryDict(request.META["QUERY_STRING"])
    return question


def _channels(question: Question) -> list[tuple[str, str, str, bool]]:
    """Code, name, what counts as receipt, whether chosen: as the rule of that time has them."""
    shown = []
    for item in receipt_rule(question.received.day).items:
        name, *middle = item.says.split("，")
        shown.append((item.code, name, middle[-1] if middle else "", item.code == question.channel))
    return shown
