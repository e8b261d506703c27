"""A city's profile: its own choices where the law leaves room. It may tighten, it can never loosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook.entry import PERIODS, check_value, rule_of
from gongkai.law.rulebook.errors import LoosenedRuleError, RulebookError, UnknownRuleError
from gongkai.law.rulebook.load import entries, parsed, shipped_vocabulary
from gongkai.law.rulebook.model import Authority, Bound, Certainty, Room, RuleKind, Scope

if TYPE_CHECKING:
    from gongkai.law.rulebook.book import Rulebook
    from gongkai.law.rulebook.model import Rule

_PARTS = {"name", "override", "rule", "events", "instruments"}
_OVERRIDE = {"id", "value", "valid_from", "since", "basis", "note"}


def with_profile(book: Rulebook, text: str, *, where: str) -> Rulebook:
    """The book as a city uses it: `text` is its profile (TOML: name, [[override]], [[rule]]).

    An override names a rule's `id`, the city's `value` and its `basis` (the document that decided it); where a
    rule has several versions, `valid_from` says which. `since` is the day from which the city's value holds:
    before it the rule stands as it was, so that older cases keep their dates; without it the value holds for
    the whole version. Raises RulebookError for a file that does not hold, and LoosenedRuleError where it would
    loosen a limit or touch what the law has settled.
    """
    data = parsed(text, where)
    unknown = sorted(set(data) - _PARTS)
    if unknown:
        raise RulebookError(
            f"不认识的部分 {'、'.join(unknown)}，只能有 name、override、rule、events、instruments", where=where
        )
    if not isinstance(data.get("name"), str) or not data["name"].strip():
        raise RulebookError('应有城市名称，如 name = "示范市"', where=where)
    changed = [
        rule
        for entry in entries(data, "override", where)
        for rule in _from_its_day(_overridden(book, entry, data["name"], where), entry, where)
    ]
    _check_once(changed, where)
    return book.replaced([*changed, *_own(book, data, where)])


def _own(book: Rulebook, data: dict[str, Any], where: str) -> list[Rule]:
    """The city's own rules; their scope is its profile and nothing else."""
    vocabulary = shipped_vocabulary().extended(data, where)
    own = []
    for entry in entries(data, "rule", where):
        if entry.get("scope", Scope.PROFILE.value) != Scope.PROFILE.value:
            raise RulebookError("城市自定规则的 scope 只能是 profile", where=f"{where} {entry.get('id', '')}")
        rule = rule_of({**entry, "scope": Scope.PROFILE.value}, vocabulary, where=where)
        if rule.id in book:
            raise RulebookError(f"规则 {rule.id} 已有，改动应写作 [[override]]", where=where)
        own.append(rule)
    return own


def _check_once(changed: list[Rule], where: str) -> None:
    seen = set()
    for rule in changed:
        if (rule.id, rule.valid_from) in seen:
            raise RulebookError(f"规则 {rule.id} 改动了两次", where=where)
        seen.add((rule.id, rule.valid_from))


def _overridden(book: Rulebook, entry: dict[str, Any], city: str, where: str) -> Rule:
    place = f"{where} {entry.get('id', '（无编号）')}"
    if set(entry) - _OVERRIDE or not {"id", "value", "basis"} <= set(entry):
        raise RulebookError("override 应有 id、value、basis，可有 valid_from、since、note", where=place)
    _check_words(entry, place)
    base = _version(book, entry, place)
    value = entry["value"]
    _check_room(base, value, place)
    return replace(
        base,
        value=value,
        says=f"{base.says}（{city}定为{_wording(base, value)}）",
        also=(base.authority, *base.also),
        authority=Authority(entry["basis"], None, ""),
        scope=Scope.PROFILE,
        certainty=Certainty.READ if base.room is not Room.OPEN else base.certainty,
        place=city,
        note=entry.get("note", base.note),
        overrides=base,
    )


def _from_its_day(changed: Rule, entry: dict[str, Any], where: str) -> list[Rule]:
    """The city's rule, after the version that it changes has held until the day before `since`."""
    since, base = entry.get("since"), changed.overrides
    if since is None or base is None:
        return [changed]
    place = f"{where} {changed.id}"
    if not isinstance(since, date) or isinstance(since, datetime):
        raise RulebookError("since 应为日期，写作 2026-03-01", where=place)
    if (base.valid_from and since <= base.valid_from) or not base.in_force(since):
        spans = f"{base.valid_from or '起初'}至{base.valid_to or '今'}"
        raise RulebookError(f"since 为{since}，应在所改版本开始之后、有效期（{spans}）之内", where=place)
    return [replace(base, valid_to=since - timedelta(days=1)), replace(changed, valid_from=since)]


def _check_words(entry: dict[str, Any], place: str) -> None:
    if not isinstance(entry["basis"], str) or not entry["basis"].strip():
        raise RulebookError("basis 应为作出决定的文件名称", where=place)
    for name in ("id", "note"):
        if not isinstance(entry.get(name, ""), str):
            raise RulebookError(f"{name} 应为文字", where=place)


def _wording(base: Rule, value: Any) -> str:
    """A value as a reader is told of it: a choice by its words in `items`, a figure with its unit."""
    for item in base.items:
        if item.code == value:
            return item.says
    return replace(base, value=value).amount


def _version(book: Rulebook, entry: dict[str, Any], place: str) -> Rule:
    """The version that an override means: the one named, else the latest."""
    if entry["id"] not in book:
        raise UnknownRuleError(f"没有规则 {entry['id']}", where=place)
    versions = book.versions(entry["id"])
    if "valid_from" not in entry:
        return versions[-1]
    for version in versions:
        if version.valid_from == entry["valid_from"]:
            return version
    raise RulebookError(f"没有自 {entry['valid_from']} 起有效的版本", where=place)


def _check_room(base: Rule, value: Any, place: str) -> None:
    if base.room is Room.NONE:
        raise LoosenedRuleError(f"{base.authority}已有规定（{base.amount or base.says}），不得改动", where=place)
    if base.value is None:
        raise RulebookError(f"{base.kind.label}没有可改的 value，本市的内容应另写作 [[rule]]", where=place)
    if type(value) is not type(base.value):
        raise RulebookError(f"value 应与原规则同类（{base.amount}），单位不能改", where=place)
    check_value(base.kind, value, base.choices, place)
    if base.room is Room.STRICTER and _is_looser(base, value):
        raise LoosenedRuleError(f"{value} 宽于{base.authority}规定的{base.amount}，只可从严", where=place)


def _is_looser(base: Rule, value: Any) -> bool:
    """Say whether a city's value gives people less: later, rarer, more, or less where the rule is a floor.

    A figure whose direction is not written binds from above, as a count of faults does.
    """
    if base.kind is RuleKind.PERIODIC:
        return PERIODS.index(value) > PERIODS.index(str(base.value))
    return bool(value < base.value if base.bound is Bound.LEAST else value > base.value)
