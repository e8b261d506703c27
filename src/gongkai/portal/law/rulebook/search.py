"""The rules that a reader asks for: by words, kind, effect, place, instrument, certainty, and day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.identifiers.numerals import in_words, narrow
from gongkai.law.rulebook import Certainty, Effect, RuleKind, Scope
from gongkai.portal import given
from gongkai.portal.facets import Chip, Option, facet, replaced, toggled
from gongkai.portal.law import sources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from django.http import QueryDict

    from gongkai.law.rulebook import Rule
    from gongkai.law.rulebook.model import Labelled
    from gongkai.portal.facets import Facet

_ARTICLE = re.compile(r"第?([1-9]\d?\d?)(条|款|项)", re.ASCII)
_BARE_NUMBER = re.compile(r"([a-z]{2,8})(\d{1,3}[a-z]{0,2})", re.ASCII)
PARAMETERS = ("q", "on", "kind", "effect", "scope", "instrument", "certainty", "page")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as the list shows it: the version that matters for the question, and how many there are."""

    rule: Rule
    versions: int
    past: bool

    @property
    def shown_id(self) -> str:
        return self.rule.id


@dataclass(frozen=True, slots=True)
class Dimension:
    """A field to narrow by: its words, a rule's value, a value's words."""

    label: str
    value: Callable[[Rule], str]
    words: Callable[[str], str]


def _words(kind: type[Labelled]) -> Callable[[str], str]:
    labels = {member.value: member.label for member in kind}
    return lambda value: labels.get(value, value)


DIMENSIONS = {
    "kind": Dimension("种类", lambda rule: rule.kind.value, _words(RuleKind)),
    "effect": Dimension("作用", lambda rule: rule.effect.value, _words(Effect)),
    "scope": Dimension("适用范围", lambda rule: rule.scope.value, _words(Scope)),
    "certainty": Dimension("确信程度", lambda rule: rule.certainty.value, _words(Certainty)),
    "instrument": Dimension("所在文件", lambda rule: rule.authority.instrument, str),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The entries in order of instruments, and the ways to narrow them further."""

    text: str
    on: given.GivenDate
    entries: list[Entry]
    facets: list[Facet]
    chips: list[Chip]


def find(query: QueryDict, today: dt.date) -> Found:
    """What an address asks for."""
    text, on = given.text(query, "q"), given.date(query, "on")
    chosen = {name: given.values(query, name) for name in DIMENSIONS}
    entries = [entry for entry in entries_on(on.day, today) if matches(entry.rule, text)]
    narrowed = [entry for entry in entries if _chosen(entry.rule, chosen)]
    return Found(text, on, in_order(narrowed), _facets(query, entries, chosen), _chips(query, text, on, chosen))


def entries_on(on: dt.date | None, today: dt.date) -> list[Entry]:
    """Each rule once, in its version of the day asked for; without a day, of today, else the last one."""
    found = []
    for rule_id in dict.fromkeys(rule.id for rule in sources.book()):
        versions = sources.book().versions(rule_id)
        held = [rule for rule in versions if rule.in_force(on or today)]
        if on is None or held:
            rule = held[0] if held else versions[-1]
            found.append(Entry(rule, len(versions), not rule.in_force(on or today)))
    return found


def matches(rule: Rule, text: str) -> bool:
    """Whether every word is somewhere in the rule; 33条 is 第三十三条, FOI33 is FOI-33."""
    hay = _hay(rule)
    return all(any(form in hay for form in _forms(word)) for word in narrow(text).casefold().split())


def _forms(word: str) -> tuple[str, ...]:
    """A word as typed and as the rulebook writes it."""
    number = _BARE_NUMBER.fullmatch(word)
    if number:
        return word, f"{number[1]}-{number[2]}"
    return word, _ARTICLE.sub(lambda found: f"第{in_words(int(found[1]))}{found[2]}", word)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By instrument: the national ones first, the fuller first; inside one by number."""
    listed = list(entries)
    counts = Counter(entry.rule.authority.instrument for entry in listed)
    national = {entry.rule.authority.instrument for entry in listed if entry.rule.scope is Scope.NATIONAL}

    def place(entry: Entry) -> tuple[bool, int, str, str]:
        name = entry.rule.authority.instrument
        return name not in national, -counts[name], name, entry.rule.id

    return sorted(listed, key=place)


def _hay(rule: Rule) -> str:
    parts = [rule.id, rule.title, rule.says, rule.note, rule.place, rule.amount]
    for authority in (rule.authority, *rule.also):
        parts += [authority.instrument, authority.number or "", authority.article]
    parts += [item.says for item in rule.items]
    return "\n".join(parts).casefold()


def _chosen(rule: Rule, chosen: dict[str, tuple[str, ...]], besides: str = "") -> bool:
    return all(
        not values or DIMENSIONS[name].value(rule) in values for name, values in chosen.items() if name != besides
    )


def _facets(query: QueryDict, entries: list[Entry], chosen: dict[str, tuple[str, ...]]) -> list[Facet]:
    """Each dimension counted over what the others leave."""
    facets = []
    for name, dimension in DIMENSIONS.items():
        left = [entry.rule for entry in entries if _chosen(entry.rule, chosen, besides=name)]
        counts = Counter(dimension.value(rule) for rule in left)
        for value in chosen[name]:
            counts.setdefault(value, 0)
        options = [
            Option(dimension.words(value), toggled(query, name, value), count, value in chosen[name])
            for value, count in counts.most_common()
        ]
        made = facet(name, dimension.label, options)
        if made.narrows(len(left)):
            facets.append(made)
    return facets


def _chips(query: QueryDict, text: str, on: given.GivenDate, chosen: dict[str, tuple[str, ...]]) -> list[Chip]:
    chips = [Chip(f"“{text}”", replaced(query, "q", ""))] if text else []
    if on.day:
        chips.append(Chip(f"{on.day} 有效", replaced(query, "on", "")))
    for name, values in chosen.items():
        chips += [Chip(DIMENSIONS[name].words(value), toggled(query, name, value)) for value in values]
    return chips
