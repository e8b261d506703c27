"""规则库: the list, one rule, and the whole book for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.law.rulebook import UnknownRuleError
from gongkai.law.rulebook.book import today
from gongkai.portal import given
from gongkai.portal.law import sources
from gongkai.portal.law.rulebook.search import PARAMETERS, find
from gongkai.portal.law.rulebook.shown import amount, validity, versions
from gongkai.portal.law.tabs import tabs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 80


@require_safe
@given.known(*PARAMETERS)
def rules(request: HttpRequest) -> HttpResponse:
    """The rules asked for, by instrument."""
    found = find(request.GET, today())
    page = Paginator(found.entries, PAGE_SIZE).get_page(given.page_number(request.GET))
    rows = [(entry, amount(entry.rule), validity(entry.rule)) for entry in page.object_list]
    kept = [(name, value) for name, values in request.GET.lists() for value in values]
    context = {
        "found": found,
        "page": page,
        "rows": rows,
        "kept": [(name, value) for name, value in kept if name not in ("q", "on", "page")],
        "total": len({rule.id for rule in sources.book()}),
        "tabs": tabs("law-rules"),
    }
    return render(request, "portal/law/rules.html", context)


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule with all of its versions; 404 for one that the book does not have."""
    try:
        found = versions(rule_id, today())
    except UnknownRuleError as error:
        raise Http404 from error
    newest = next((version for version in found if version.current), found[0])
    trail = [
        ("首页", reverse("portal:home")),
        ("期限和规则", reverse("portal:law")),
        ("规则库", reverse("portal:law-rules")),
    ]
    return render(request, "portal/law/rule.html", {"versions": found, "newest": newest, "trail": trail})


@require_safe
def rules_json(_: HttpRequest) -> JsonResponse:
    """Every version of every rule, as the command line gives it."""
    data = {"as_of": today().isoformat(), "rules": [rule.as_json() for rule in sources.book()]}
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="rules.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
