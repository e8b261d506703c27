"""Lists by issuer, theme, year and kind, and the pages that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from gongkai.information import kinds
from gongkai.orgs.models import Organization
from gongkai.portal import census, counting, paging, rows
from gongkai.portal.given import known
from gongkai.portal.listing import PARAMETERS, Shelf, archived, listing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.information.querysets import InformationQuerySet
    from gongkai.portal.census import Cells
    from gongkai.portal.listing import Listing

YEARS = range(1900, 2200)
# The lists whose older pages have addresses of their own.
LISTS = {
    f"portal:{name}"
    for name in (
        "policies",
        "interpretations",
        "issuer",
        "issuer-named",
        "theme",
        "year",
        "kind",
        "rules",
        "column",
    )
}


@require_safe
def issuers(request: HttpRequest) -> HttpResponse:
    """All issuers with their counts: the organizations of the tree, then names that none answers to."""
    found = census.current().once(counting.by_issuer)
    known = [issuer for issuer in found if "/named/" not in issuer.url]
    others = [issuer for issuer in found if "/named/" in issuer.url]
    return render(request, "portal/issuers.html", {"known": known, "others": others})


@require_safe
@known(*PARAMETERS)
def issuer(request: HttpRequest, code: str) -> HttpResponse:
    """What an organization issued, and who it is."""
    organization = get_object_or_404(Organization.objects.select_related("parent", "successor"), code=code)
    context = {
        "organization": organization,
        "names": list(organization.names.all()),
        "predecessors": list(organization.predecessors.all()),
    }
    found = census.where(lambda cell: cell.issuer_code == code)
    base = Shelf(rows.listed().filter(issuer=organization), found)
    return _list(request, base, organization.name, ("issuer",), _up("发布机关", "portal:issuers"), **context)


@require_safe
@known(*PARAMETERS)
def issuer_named(request: HttpRequest, name: str) -> HttpResponse:
    """What was issued under a name that no organization answers to."""
    base = rows.listed().filter(issuer=None, issuer_name=name)
    found = census.where(lambda cell: cell.issuer_code is None and cell.issuer == name)
    _must_hold(Shelf(base, found))
    return _list(request, Shelf(base, found), name, ("issuer",), _up("发布机关", "portal:issuers"))


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """The theme tree with its counts."""
    return render(request, "portal/themes.html", {"themes": census.current().once(counting.by_theme)})


@require_safe
@known(*PARAMETERS)
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """What stands under a class of themes, or under a part of one."""
    steps = [step for step in name.split("/") if step] or [name]
    path = "\\".join(steps)
    base = rows.listed().filter(counting.of_theme(path))
    up = _up("主题分类", "portal:themes")
    if len(steps) > 1:
        up.append((steps[0], counting.theme_url(steps[0])))
    found = census.where(lambda cell: counting.within_theme(cell.theme, path))
    if not counting.known_theme(steps):
        _must_hold(Shelf(base, found))
    parts = [] if len(steps) > 1 else _parts(found)
    return _list(request, Shelf(base, found), steps[-1], ("theme",), up, parts=parts)


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """All years with their counts."""
    return render(request, "portal/years.html", {"years": census.current().once(counting.by_year)})


@require_safe
@known(*PARAMETERS)
def year(request: HttpRequest, number: int) -> HttpResponse:
    """What was written (else published) in a year."""
    if number not in YEARS:
        raise Http404
    base = rows.listed().filter(counting.in_year(number))
    found = census.where(lambda cell: cell.year == number)
    _must_hold(Shelf(base, found))
    return _list(request, Shelf(base, found), f"{number}年", ("year",), _up("年份", "portal:years"))


@require_safe
def kinds_page(request: HttpRequest) -> HttpResponse:
    """All kinds with their counts."""
    return render(request, "portal/kinds.html", {"kinds": census.current().once(counting.by_kind)})


@require_safe
@known(*PARAMETERS)
def kind(request: HttpRequest, code: str) -> HttpResponse:
    """What is of a kind; a kind that holds nothing yet says so."""
    if not kinds.exists(code):
        raise Http404
    found = kinds.get(code)
    base = Shelf(rows.listed().filter(kind=code), census.where(lambda cell: cell.kind == code))
    return _list(
        request,
        base,
        found.label,
        ("kind",),
        _up("信息类型", "portal:kinds"),
        described=found.description,
        kind=found,
    )


@require_safe
@known(*PARAMETERS)
def policies(request: HttpRequest) -> HttpResponse:
    """政策文件: all kinds that have a validity."""
    words = "法律法规、规章、行政规范性文件和其他政策文件，标明效力状态。"
    codes = rows.policy_kinds()
    base = Shelf(rows.policies(), census.where(lambda cell: cell.kind in codes))
    return _list(request, base, "政策文件", (), [], described=words)


@require_safe
@known(*PARAMETERS)
def interpretations(request: HttpRequest) -> HttpResponse:
    """政策解读, each with what it interprets."""
    return kind(request, rows.INTERPRETATION)


def _list(
    request: HttpRequest,
    shelf: Shelf,
    title: str,
    fixed: tuple[str, ...],
    up: list[tuple[str, str]],
    **context: Any,
) -> HttpResponse:
    found = shown(request, shelf, fixed)
    trail = [("首页", reverse("portal:home")), *up]
    return render(request, "portal/list.html", {"title": title, "listing": found, "trail": trail, **context})


def shown(request: HttpRequest, shelf: Shelf, fixed: tuple[str, ...]) -> Listing:
    """What of a list an address asks for: a full page, the newest rows, or what the query chooses."""
    if full := full_page(request, shelf.rows):
        return full
    leaf = None if request.GET else paging.head(request.path, shelf.rows)
    return listing(shelf, request.GET, leaf, fixed=fixed)


def full_page(request: HttpRequest, found: InformationQuerySet) -> Listing | None:
    """The full page of a list that `older` asks its view for; None when the newest is asked for."""
    number = getattr(request, "older_page", 0)
    if not number:
        return None
    leaf = paging.older(request.path.removesuffix(f"pages/{number}/"), found, number)
    if leaf is None:
        raise Http404
    return archived(found, leaf)


@require_safe
def older(request: HttpRequest, listed: str, number: int) -> HttpResponse:
    """A full page of a list, by its number from the oldest: the list's own view, asked for that page."""
    try:
        match = resolve(f"/{listed}/")
    except Resolver404:
        raise Http404 from None
    if match.view_name not in LISTS or number < 1:
        raise Http404
    request.older_page = number  # type: ignore[attr-defined]  # read by `shown`
    request.GET = request.GET.__class__("")
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    return response


def _must_hold(shelf: Shelf) -> None:
    """A list made up in the address bar is no page of ours. The census is asked first: counting it again costs."""
    if not shelf.cells and not shelf.rows.exists():
        raise Http404


def _up(label: str, name: str) -> list[tuple[str, str]]:
    return [(label, reverse(name))]


def _parts(cells: Cells) -> list[counting.Counted]:
    found = counting.by_theme(cells)
    return list(found[0].parts) if found else []
