"""A city's profile: its own choices where the law leaves room. It may tighten, it can never loosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook.entry import rule_of
from gongkai.law.rulebook.errors import LoosenedRuleError, RulebookError
from gongkai.law.rulebook.load import entries, parsed, shipped_vocabulary
from gongkai.law.rulebook.model import Authority, Bound, Certainty, Room, Scope

if TYPE_CHECKING:
    from gongkai.law.rulebook.book import Rulebook
    from gongkai.law.rulebook.model import Rule

_PARTS = {"name", "override", "rule", "events", "instruments"}
_OVERRIDE = {"id", "value", "valid_from", "basis", "note"}


def with_profile(book: Rulebook, text: str, *, where: str) -> Rulebook:
    """The book as a city uses it: `text` is its profile (TOML: name, [[override]], [[rule]]).

    An override names a rule's `id`, the city's `value` and its `basis` (the document that decided it); where a
    rule has several versions, `valid_from` says which. Raises RulebookError for a file that does not hold, and
    LoosenedRuleError where it would loosen a limit or touch what the law has settled.
    """
    data = parsed(text, where)
    unknown = sorted(set(data) - _PARTS)
    if unknown or not data.get("name"):
        raise RulebookError(
            f"城市设定应有 name，可有 override、rule、events、instruments，没有 {unknown}", where=where
        )
    vocabulary = shipped_vocabulary().extended(data, where)
    own = [
        rule_of({"scope": "profile", **entry}, vocabulary, where=where) for entry in entries(data, "rule", where)
    ]
    for rule in own:
        if rule.id in book:
            raise RulebookError(f"规则 {rule.id} 已有，改动应写作 [[override]]", where=where)
    changed = [_overridden(book, entry, data["name"], where) for entry in entries(data, "override", where)]
    return book.replaced([*changed, *own])


def _overridden(book: Rulebook, entry: dict[str, Any], city: str, where: str) -> Rule:
    place = f"{where} {entry.get('id', '（无编号）')}"
    if set(entry) - _OVERRIDE or not {"id", "value", "basis"} <= set(entry):
        raise RulebookError("override 应有 id、value、basis，可有 valid_from、note", where=place)
    base = _version(book, entry, place)
    value = entry["value"]
    if type(value) is not type(base.value):
        raise RulebookError(f"value 应与原规则同类（{base.amount}），单位不能改", where=place)
    _check_room(base, value, place)
    return replace(
        base,
        value=value,
        says=f"{base.says}（{city}定为{replace(base, value=value).amount}）",
        also=(base.authority, *base.also),
        authority=Authority(str(entry["basis"]), None, ""),
        scope=Scope.PROFILE,
        certainty=Certainty.READ if base.room is not Room.OPEN else base.certainty,
        place=city,
        note=entry.get("note", base.note),
        overrides=base,
    )


def _version(book: Rulebook, entry: dict[str, Any], place: str) -> Rule:
    """The version that an override means: the one named, else the latest."""
    versions = book.versions(entry["id"])
    if "valid_from" not in entry:
        return versions[-1]
    for version in versions:
        if version.valid_from == entry["valid_from"]:
            return version
    raise RulebookError(f"没有自 {entry['valid_from']} 起有效的版本", where=place)


def _check_room(base: Rule, value: Any, place: str) -> None:
    if base.room is Room.NONE:
        raise LoosenedRuleError(f"{base.authority}已有规定（{base.amount}），不得改动", where=place)
    if base.choices and value not in base.choices:
        raise RulebookError(f"value 应为 {'、'.join(base.choices)} 之一", where=place)
    if base.room is Room.OPEN or not isinstance(value, int):
        return
    looser = value < base.number if base.bound is Bound.LEAST else value > base.number
    if looser or value < 0:
        word = "少于" if base.bound is Bound.LEAST else "多于"
        raise LoosenedRuleError(f"{value} {word}{base.authority}规定的{base.amount}，只可从严", where=place)
