"""When nothing is found: the same sounds in other characters, and other ways on."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tantivy import Order, Query

from gongkai.search.analysis import fold, keywords
from gongkai.search.analysis.pinyin import full_pinyin, spellings
from gongkai.search.engines.tantivy_engine.documents import read_meta
from gongkai.search.engines.tantivy_engine.schema import schema

if TYPE_CHECKING:
    from gongkai.search.engines.tantivy_engine.reader import View
    from gongkai.search.query import ParsedQuery
    from gongkai.search.synonyms import SynonymTable

_SHORTEST, _LONGEST = 2, 12
_MOST = 5


def corrected(view: View, parsed: ParsedQuery, synonyms: SynonymTable) -> str:
    """Give a spelling of the same sound that the titles or the synonym table know; empty for none."""
    fixed = [_homophone(view, part, synonyms) or part for part in parsed.parts]
    return " ".join(fixed) if fixed != list(parsed.parts) else ""


def _homophone(view: View, part: str, synonyms: SynonymTable) -> str:
    if not _SHORTEST <= len(part) <= _LONGEST or part.isascii():
        return ""
    sound = full_pinyin(part)
    known = _by_sound(tuple(synonyms.shown)).get(sound, "")
    return known if known and known != part else _in_titles(view, part, sound)


@cache
def _by_sound(terms: tuple[str, ...]) -> dict[str, str]:
    return {full_pinyin(term): term for term in terms}


def _in_titles(view: View, part: str, sound: str) -> str:
    query = Query.regex_query(schema(), "pinyin", re.escape(sound) + ".*")
    for _, place in view.searcher.search(query, _MOST, False, "newest", 0, Order.Desc).hits:
        title = fold(read_meta(view.searcher.doc(place)["meta"][0])["title"])
        heads = [one.head[: len(part)] for one in spellings(title) if one.full.startswith(sound)]
        if heads and heads[0] != part:
            return heads[0]
    return ""


def ways_on(parsed: ParsedQuery, synonyms: SynonymTable, better: str) -> tuple[str, ...]:
    """Give searches to try instead: the correction, synonyms, the single words."""
    equals = [
        synonyms.shown[text]
        for part in parsed.parts
        for place in synonyms.find(part)
        for text in place.alternatives
    ]
    single = [word for word in keywords(parsed.text) if len(word) > 1]
    tries = dict.fromkeys([better, *parsed.phrases, *equals, *single])
    return tuple(text for text in tries if text and text != parsed.text)[:_MOST]
