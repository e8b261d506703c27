"""The pages of the catalogue: all lists, one list, its changes, one unit, one item; and a list as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.catalog.checks import compare
from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogItem
from gongkai.core.actors import PUBLIC
from gongkai.information import kinds
from gongkai.orgs.models import Organization
from gongkai.portal.catalog import files, lists, shown, state
from gongkai.publishing.dependencies import depends_on

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.catalog.models import CatalogVersion
    from gongkai.catalog.querysets import ItemQuerySet

NAME_LENGTH = 80


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every list in force by kind and field, and every unit that they bind."""
    depends_on("catalog:units")
    context = {"shelves": lists.shelves(), "units": lists.units(), "trail": _trail()[:-1]}
    return render(request, "portal/catalog/index.html", context)


@require_safe
def version(request: HttpRequest, pk: int, number: int = 1) -> HttpResponse:
    """One version of a list, a page of its items at a time; 404 for a draft."""
    found = _version(pk)
    depends_on(f"catalog:list:{pk}")
    items = list(_with_units(found.items.order_by("position")))
    leaf = _leaf(shown.leaf(items, number))
    context = {
        "version": found,
        "leaf": leaf,
        "url": reverse("portal:catalog-list", args=[pk]),
        "others": [one for one in lists.same_list(found) if one.pk != pk],
        "before": lists.before(found),
        "trail": _trail(),
    }
    return render(request, "portal/catalog/version.html", context)


@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What a version added, changed and dropped against the one before it; 404 for a first one."""
    found = _version(pk)
    before = lists.before(found)
    if before is None:
        raise Http404
    depends_on(f"catalog:list:{pk}")
    trail = [*_trail(), (found.title, reverse("portal:catalog-list", args=[pk]))]
    comparison = compare(before, found)
    changed = [change for change in comparison.changed if change.column != "责任岗位"]
    context = {"version": found, "before": before, "comparison": comparison, "changed": changed, "trail": trail}
    return render(request, "portal/catalog/changes.html", context)


@require_safe
def file(request: HttpRequest, pk: int, form: str) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """A version as a spreadsheet."""
    found = _version(pk)
    if form not in files.TYPES:
        raise Http404
    response = HttpResponse(files.content(found, form), content_type=files.TYPES[form])
    name = f"{found.title[:NAME_LENGTH]}（第{found.number}版）.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def unit(request: HttpRequest, code: str, number: int = 1) -> HttpResponse:
    """What one unit must make public, from all lists in force."""
    organization = get_object_or_404(Organization.objects.select_related("parent"), code=code)
    depends_on("catalog:units")
    items = lists.items_of(organization)
    if not items:
        raise Http404
    context = {
        "organization": organization,
        "leaf": _leaf(shown.leaf(items, number, by_list=True)),
        "url": reverse("portal:catalog-unit", args=[code]),
        "trail": _trail(),
    }
    return render(request, "portal/catalog/unit.html", context)


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: what, by which law, by when, by whom, where; and what has been published of it."""
    rows = CatalogItem.objects.visible_to(PUBLIC).select_related("version__owner")
    found = rows.prefetch_related("units__organization").get_visible(PUBLIC, pk=pk)
    known = state.state_of(found)
    standing = found.version.state == VersionState.IN_FORCE
    depends_on(f"catalog:item:{pk}", *(f"catalog:shows:{key}" for key in known.information))
    if standing:
        depends_on(f"day:{state.next_look()}")
    context = {
        "item": found,
        "line": shown.line(found),
        "limits": shown.limits(found),
        "post": shown.public_words(found.post),
        "extra": [(name, shown.public_words(str(value), name)) for name, value in found.extra.items()],
        "kind": kinds.get(found.kind) if kinds.exists(found.kind) else None,
        "state": known,
        "successor": None if standing else _successor(found),
        "trail": [*_trail(), (found.version.title, reverse("portal:catalog-list", args=[found.version_id]))],
    }
    return render(request, "portal/catalog/item.html", context)


def _version(pk: int) -> CatalogVersion:
    return lists.versions().get_visible(PUBLIC, pk=pk)


def _leaf(found: shown.Leaf | None) -> shown.Leaf:
    if found is None:
        raise Http404
    return found


def _with_units(rows: ItemQuerySet) -> ItemQuerySet:
    return rows.select_related("version").prefetch_related("units__organization")


def _successor(found: CatalogItem) -> CatalogItem | None:
    """The item of that name that is in force."""
    return CatalogItem.objects.in_force().filter(pk__in=state.same_items(found)).first()


def _trail() -> list[tuple[str, str]]:
    return [
        ("首页", reverse("portal:home")),
        ("政府信息公开", reverse("portal:disclosure")),
        ("公开事项目录", reverse("portal:catalog")),
    ]
