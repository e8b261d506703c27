"""一网通查 and its suggestions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import structlog
from django.db.models import F
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from gongkai.portal import census, facets, given, rows
from gongkai.portal.counting import by_kind
from gongkai.portal.search import page
from gongkai.portal.search.pages import page_of
from gongkai.portal.search.state import FACETS, PARAMETERS, read
from gongkai.search.contract import SearchError
from gongkai.search.service import backend

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gongkai.portal.search.state import State

MOST_SUGGESTIONS, MOST_MEANT = 8, 4
_PINYIN = re.compile(r"[A-Za-z' ]{2,40}")
log = structlog.get_logger(__name__)


@require_safe
@given.known(*PARAMETERS)
def search(request: HttpRequest) -> HttpResponse:
    """The results page; all of its state is in the address."""
    state = read(request.GET)
    try:
        answer = page.ask(state)
    except SearchError as error:
        log.exception("search.unusable", reason=str(error))
        return render(request, "portal/search_unusable.html", _way_on(state), status=503)
    context = {
        "state": state,
        "query": state.text,
        "answer": answer,
        "results": answer.results,
        "page": page_of(answer),
        "tabs": page.tab_links(state, request.GET, answer.results),
        "facets": page.shown_facets(state, request.GET, answer.results),
        "chips": page.chips(state, request.GET),
        "clear_url": facets.without(request.GET, "tab", "from", "to", "by", *(name for name, _, _ in FACETS)),
        "sorts": _sorts(request, state),
        "meant": _meant(state),
        "kept": [(name, value) for name, value in _pairs(request) if name not in ("from", "to", "by", "page")],
    }
    if not answer.results.total:
        context |= _way_on(state)
    return render(request, "portal/search.html", context)


@require_safe
@given.known("q")
def suggest(request: HttpRequest) -> HttpResponse:
    """Completions of what is being typed, as the options of a listbox; none when the index cannot answer."""
    typed = given.text(request.GET, "q")
    try:
        found = backend().suggest(typed, MOST_SUGGESTIONS) if typed else ()
    except SearchError:
        found = ()
    response = render(request, "portal/parts/suggestions.html", {"suggestions": found})
    patch_vary_headers(response, ["HX-Request"])
    response["X-Robots-Tag"] = "noindex"
    return response


def _meant(state: State) -> list[str]:
    """The words that letters alone may stand for: 公积金 for gjj and gongjijin."""
    if not _PINYIN.fullmatch(state.text) or state.page > 1:
        return []
    found = backend().suggest(state.text, MOST_SUGGESTIONS)
    return [one.text for one in found if one.source not in ("title", "issuer")][:MOST_MEANT]


def _way_on(state: State) -> dict[str, object]:
    """What to offer where nothing was found or nothing can be asked: ways through the lists, and what is new."""
    return {
        "state": state,
        "query": state.text,
        "kinds": census.current().once(by_kind),
        "latest": rows.listed().order_by(F("published_on").desc(nulls_last=True), "-id")[:8],
    }


def _sorts(request: HttpRequest, state: State) -> list[page.TabLink]:
    words = {"relevance": "相关度", "newest": "日期由近到远", "oldest": "日期由远到近"}
    return [
        page.TabLink(label, facets.replaced(request.GET, "sort", code), 0, state.sort == code)
        for code, label in words.items()
    ]


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]
