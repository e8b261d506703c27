"""About, the site map, 政府信息公开 with its fixed entrances, the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.information import kinds
from gongkai.portal import census, counting, rows
from gongkai.portal.disclosure import RULES_THEME, entrances, tree
from gongkai.portal.given import known
from gongkai.portal.listing import PARAMETERS, Shelf
from gongkai.portal.sites import maps, places
from gongkai.portal.sites.disclosure import guide_of, office_of
from gongkai.portal.views.lists import shown
from gongkai.publishing.dependencies import depends_on

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, how to use it, whom to ask."""
    return render(request, "portal/about.html", {"kinds": kinds.all_kinds()})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """网站地图: every list with its count."""
    numbers = census.current()
    context = {
        "kinds": numbers.once(counting.by_kind),
        "themes": numbers.once(counting.by_theme),
        "issuers": numbers.once(counting.by_issuer),
        "years": numbers.once(counting.by_year),
        **_of_sites(request),
    }
    depends_on("sites")
    return render(request, "portal/site_map.html", context)


def _of_sites(request: HttpRequest) -> dict[str, Any]:
    known = places.of(request)
    return {"columns": maps.columns(known, known.main), "sites": maps.sites(known).below}


@require_safe
def disclosure(request: HttpRequest) -> HttpResponse:
    """政府信息公开: the four fixed entrances (国办公开办函〔2019〕61号) and the catalog of what must be public."""
    return render(request, "portal/disclosure.html", {"tree": tree(), "entrances": entrances()})


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """政府信息公开指南 (条例第十二条): how information is classed, arranged and obtained, and whom to ask."""
    found = guide_of(places.of(request).main)
    context = {
        "kinds": census.current().once(counting.by_kind),
        "guide": found,
        "office": office_of(found),
    }
    return render(request, "portal/guide.html", context)


@require_safe
@known(*PARAMETERS)
def rules(request: HttpRequest) -> HttpResponse:
    """政府信息公开制度: documents in force on the subject of open government."""
    codes = rows.policy_kinds()
    found = census.where(lambda cell: cell.kind in codes and counting.within_theme(cell.theme, RULES_THEME))
    shelf = Shelf(rows.policies().filter(counting.of_theme(RULES_THEME)), found)
    trail = [("首页", reverse("portal:home")), ("政府信息公开", reverse("portal:disclosure"))]
    words = "规范政府信息公开工作的法规、规章和文件。"
    context = {"title": "政府信息公开制度", "trail": trail, "described": words}
    return render(request, "portal/list.html", context | {"listing": shown(request, shelf, ("theme",))})
