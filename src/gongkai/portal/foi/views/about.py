"""/foi/: what it is, who may apply, where, how long, what it costs, what to do when the answer is not right."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.portal import meta
from gongkai.portal.foi import figures, paper, units
from gongkai.portal.sites import places
from gongkai.portal.sites.disclosure import guide_of, office_of
from gongkai.publishing.dependencies import depends_on

if TYPE_CHECKING:
    from django.http import HttpRequest

DAY = 24 * 3600


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The page that everything leads to. It is a file: what it says changes by the day at most."""
    depends_on("sites", "day")
    context = {
        "units": units.with_guides(),
        "steps": figures.steps(),
        "charges": figures.charges(),
        "remedies": figures.remedies(),
        "answer": figures.rule(figures.ANSWER),
        "paying": figures.rule(figures.PAYING),
        "office": office_of(guide_of(places.of(request).main)),
    }
    return render(request, "portal/foi/about.html", context)


@require_safe
def form(_request: HttpRequest) -> HttpResponse:
    """The paper form."""
    response = HttpResponse(paper.form(), content_type=paper.MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=paper.NAME) or ""
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


@require_safe
def qr(_request: HttpRequest) -> HttpResponse:
    """The address of the tracking page; no number and no code is in it."""
    picture = BytesIO()
    code = segno.make(meta.absolute(reverse("portal:foi-track")), error="m", micro=False)
    code.save(picture, kind="svg", scale=4, border=4, light="#fff", title="办理进度查询地址二维码")
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response
