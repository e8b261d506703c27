"""公开依据 with links: to the rule of the article, to the instrument's rules, to the document in our library."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from gongkai.information.keys import title_key
from gongkai.law.rulebook.model import Effect
from gongkai.portal import rows
from gongkai.portal.law import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.information.models import Information
    from gongkai.law.rulebook import Rulebook

# A title in its marks, what may stand in brackets behind it, and the article.
_CITED = re.compile(
    r"《(?P<title>[^《》]{2,80})》(?:[（(][^（）()]{0,40}[)）])?(?P<article>第[一二三四五六七八九十百零〇\d]{1,6}条)?"
)


class Part(NamedTuple):
    """A piece of the text; `url` empty for words without a page."""

    text: str
    url: str = ""


class Basis:
    """The bases of the items of a page: what of them our library has is looked up once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._documents = _documents(
            {title_key(match["title"]) for text in texts for match in _CITED.finditer(text)}
        )

    def linked(self, text: str) -> list[Part]:
        """The text in pieces; what it cites that has a page of ours leads there."""
        return list(_parts(text, _CITED.finditer(text), self._documents))


def _parts(text: str, cited: Iterable[re.Match[str]], documents: dict[str, Information]) -> Iterator[Part]:
    at = 0
    for match in cited:
        key = title_key(match["title"])
        url = _rule_url(key, match["article"] or "") or (
            documents[key].get_absolute_url() if key in documents else ""
        )
        if url:
            if match.start() > at:
                yield Part(text[at : match.start()])
            yield Part(match[0], url)
            at = match.end()
    if text[at:]:
        yield Part(text[at:])


def _rule_url(key: str, article: str) -> str:
    """The rule of an article, of several the one about making public; else the rules of the instrument."""
    found = _instruments(sources.book()).get(key)
    if found is None:
        return ""
    instrument, articles = found
    rules = articles.get(article, {})
    chosen = [each for each, effect in rules.items() if len(rules) == 1 or effect is Effect.PUBLISH]
    if len(chosen) == 1:
        return reverse("portal:law-rule", args=chosen)
    return f"{reverse('portal:law-rules')}?{urlencode({'instrument': instrument})}"


@lru_cache(maxsize=2)
def _instruments(book: Rulebook) -> dict[str, tuple[str, dict[str, dict[str, Effect]]]]:
    """By the key of its title: the instrument's name, and by article its rules with what they do."""
    found: dict[str, tuple[str, dict[str, dict[str, Effect]]]] = {}
    for rule in book:
        authority = rule.authority
        _, articles = found.setdefault(title_key(authority.instrument.strip("《》")), (authority.instrument, {}))
        article = authority.article.partition("条")[0] + "条" if "条" in authority.article else ""
        if article:
            articles.setdefault(article, {})[rule.id] = rule.effect
    return found


def _documents(keys: set[str]) -> dict[str, Information]:
    """The newest public document of each title that the rulebook does not have."""
    wanted = keys - set(_instruments(sources.book())) - {""}
    if not wanted:
        return {}
    found = rows.policies().filter(title_key__in=wanted).order_by("published_on", "pk")
    return {row.title_key: row for row in found}
