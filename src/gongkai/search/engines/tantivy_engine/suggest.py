"""Completions while typing: from the synonym table, the issuers and the titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tantivy import Order, Query

from gongkai.search.analysis import fold
from gongkai.search.contract import Suggestion
from gongkai.search.engines.tantivy_engine.documents import read_meta
from gongkai.search.engines.tantivy_engine.schema import schema
from gongkai.search.suggest import way_of_typing

if TYPE_CHECKING:
    from gongkai.search.engines.tantivy_engine.reader import View
    from gongkai.search.suggest import Lexicon

_LONGEST: Final = 40
_ISSUERS: Final = 2_000
_PLENTY: Final = 4


def issuers(view: View) -> list[str]:
    """List the issuers in the index, the most frequent first."""
    wanted = {"issuer": {"terms": {"field": "issuer", "size": _ISSUERS}}}
    buckets = view.searcher.aggregate(Query.all_query(), wanted)["issuer"]["buckets"]
    return [str(bucket["key"]) for bucket in buckets if bucket["key"]]


def suggest(view: View, lexicon: Lexicon, prefix: str, limit: int) -> tuple[Suggestion, ...]:
    """Complete a prefix; terms before issuers before titles, each text once."""
    typed = fold(prefix)[:_LONGEST]
    if not typed or limit < 1:
        return ()
    found = [
        *lexicon.complete(typed),
        *(Suggestion(text=title, source="title") for title in _titles(view, typed, limit)),
    ]
    return tuple(
        {one.text: one for one in reversed(found)}[text] for text in dict.fromkeys(one.text for one in found)
    )[:limit]


def _titles(view: View, typed: str, limit: int) -> list[str]:
    fields = way_of_typing(typed)
    queries = [Query.regex_query(schema(), field, re.escape(text) + ".*") for field, text in fields]
    titles: dict[str, None] = {}
    for query in queries:
        for _, place in view.searcher.search(query, limit * _PLENTY, False, "newest", 0, Order.Desc).hits:
            titles[read_meta(view.searcher.doc(place)["meta"][0])["title"]] = None
        if titles:
            break
    return list(titles)[:limit]
