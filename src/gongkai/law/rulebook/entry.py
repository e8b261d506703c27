"""One [[rule]] of a file made into a Rule, or refused with the field that is wrong."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.law.rulebook.errors import RulebookError
from gongkai.law.rulebook.model import (
    Bound,
    Certainty,
    Effect,
    Item,
    Labelled,
    Room,
    Rule,
    RuleKind,
    Scope,
    Tier,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gongkai.law.rulebook.vocabulary import Vocabulary

_REQUIRED = {"id", "title", "says", "kind", "effect", "authority", "certainty"}
_OPTIONAL = {
    "value", "unit", "from", "bound", "room", "choices", "items", "tiers", "valid_from", "valid_to", "scope",
    "place", "also", "params", "note",
}  # fmt: skip
_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)+")
_NEEDS = {
    RuleKind.LIMIT: ("value", "unit", "from"),
    RuleKind.DATE: ("value",),
    RuleKind.PERIODIC: ("value",),
    RuleKind.THRESHOLD: ("value", "unit"),
    RuleKind.TIERS: ("tiers", "unit"),
    RuleKind.LIST: ("items",),
    RuleKind.TABLE: ("items",),
    RuleKind.CONVENTION: ("value", "choices"),
    RuleKind.DUTY: (),
}
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
PERIODS = ("weekly", "monthly", "quarterly", "half-yearly", "yearly")
_ORDERED = {RuleKind.LIMIT, RuleKind.THRESHOLD, RuleKind.DATE, RuleKind.PERIODIC}
_TYPES: dict[str, tuple[type, str]] = {
    "from": (str, "文字"),
    "place": (str, "文字"),
    "note": (str, "文字"),
    "choices": (list, "列表"),
    "items": (list, "列表"),
    "tiers": (list, "列表"),
    "also": (list, "列表"),
    "params": (dict, "表"),
}
_Code = TypeVar("_Code", bound=Labelled)


def rule_of(entry: Mapping[str, Any], vocabulary: Vocabulary, *, where: str) -> Rule:
    """The rule that an entry states. Raises RulebookError naming file, rule and field."""
    place = f"{where} {entry.get('id', '（无编号）')}"
    _check_keys(entry, place)
    kind = _code(RuleKind, entry["kind"], "kind", place)
    _check_shape(entry, kind, place)
    valid_from, valid_to = _validity(entry, place)
    starts = entry.get("from")
    return Rule(
        id=entry["id"],
        title=_words(entry, "title", place),
        says=_words(entry, "says", place),
        kind=kind,
        effect=_code(Effect, entry["effect"], "effect", place),
        authority=vocabulary.authority(entry["authority"], place),
        also=tuple(vocabulary.authority(each, place) for each in entry.get("also", [])),
        scope=_code(Scope, entry.get("scope", Scope.NATIONAL.value), "scope", place),
        certainty=_code(Certainty, entry["certainty"], "certainty", place),
        value=entry.get("value"),
        unit=_code(Unit, entry["unit"], "unit", place) if "unit" in entry else None,
        starts=starts,
        starts_label=vocabulary.event(starts, place) if starts else "",
        bound=_code(Bound, entry["bound"], "bound", place) if "bound" in entry else None,
        room=_code(Room, entry.get("room", Room.NONE.value), "room", place),
        choices=tuple(entry.get("choices", ())),
        items=_items(entry.get("items", []), place),
        tiers=_tiers(entry.get("tiers", []), place),
        valid_from=valid_from,
        valid_to=valid_to,
        place=entry.get("place", ""),
        params=dict(entry.get("params", {})),
        note=entry.get("note", ""),
    )


def _check_keys(entry: Mapping[str, Any], place: str) -> None:
    missing = sorted(_REQUIRED - set(entry))
    unknown = sorted(set(entry) - _REQUIRED - _OPTIONAL)
    if missing:
        raise RulebookError(f"缺少 {'、'.join(missing)}", where=place)
    if unknown:
        raise RulebookError(f"不认识的字段 {'、'.join(unknown)}", where=place)
    if not isinstance(entry["id"], str) or not _ID.fullmatch(entry["id"]):
        raise RulebookError("id 应为大写字母、连字符和编号，如 FOI-33", where=place)


def _check_shape(entry: Mapping[str, Any], kind: RuleKind, place: str) -> None:
    """What each kind must have; above all, no figure without its unit."""
    for name in _NEEDS[kind]:
        if name not in entry or entry[name] == []:
            raise RulebookError(f"{kind.label}（{kind.value}）应有 {name}", where=place)
    for name, (wanted, words) in _TYPES.items():
        if name in entry and not isinstance(entry[name], wanted):
            raise RulebookError(f"{name} 应为{words}", where=place)
    if "value" in entry:
        check_value(kind, entry["value"], entry.get("choices", ()), place)
    if isinstance(entry.get("value"), int) and "unit" not in entry:
        raise RulebookError("数值应写明 unit，不能只有数", where=place)
    if entry.get("room") == Room.STRICTER and kind not in _ORDERED:
        raise RulebookError(f"{kind.label}分不出宽严，room 不能是 {Room.STRICTER.value}", where=place)
    if not is_plain(entry.get("params", {})):
        raise RulebookError("params 只能有文字、数字、真假值和它们的列表", where=place)


def check_value(kind: RuleKind, value: Any, choices: Sequence[str], place: str) -> None:
    """Refuse a value that a rule of that kind cannot have. Raises RulebookError."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise RulebookError("value 应为整数或文字", where=place)
    if isinstance(value, int) and value < 0:
        raise RulebookError("value 应为非负整数", where=place)
    if kind in {RuleKind.LIMIT, RuleKind.THRESHOLD} and not isinstance(value, int):
        raise RulebookError("value 应为整数", where=place)
    if kind is RuleKind.DATE and not (isinstance(value, str) and _MONTH_DAY.fullmatch(value)):
        raise RulebookError('value 应为月日，如 "01-31"', where=place)
    if kind is RuleKind.PERIODIC and value not in PERIODS:
        raise RulebookError(f"value 应为 {'、'.join(PERIODS)} 之一", where=place)
    if kind is RuleKind.CONVENTION and value not in choices:
        raise RulebookError(f"value 应为 {'、'.join(map(str, choices))} 之一", where=place)


def is_plain(value: Any) -> bool:
    """Say whether a value can stand in JSON as it is: text, numbers, yes and no, lists and tables of them."""
    if isinstance(value, dict):
        return all(map(is_plain, value.values()))
    if isinstance(value, list):
        return all(map(is_plain, value))
    return isinstance(value, (str, int)) or (isinstance(value, float) and math.isfinite(value))


def _validity(entry: Mapping[str, Any], place: str) -> tuple[date | None, date | None]:
    first, last = entry.get("valid_from"), entry.get("valid_to")
    for name, day in (("valid_from", first), ("valid_to", last)):
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            raise RulebookError(f"{name} 应为日期，如 2019-05-15（不加引号）", where=place)
    if first and last and last < first:
        raise RulebookError(f"valid_to {last} 早于 valid_from {first}", where=place)
    return first, last


def _words(entry: Mapping[str, Any], name: str, place: str) -> str:
    words = entry[name]
    if not isinstance(words, str) or not words.strip():
        raise RulebookError(f"{name} 应为文字", where=place)
    return words


def _code(kind: type[_Code], value: Any, name: str, place: str) -> _Code:
    try:
        return kind(value)  # type: ignore[call-arg]  # looks a member up; the label belongs to its making
    except ValueError:
        allowed = "、".join(member.value for member in kind)
        raise RulebookError(f"{name} 不能是 {value}，应为 {allowed} 之一", where=place) from None


def _items(entries: list[Any], place: str) -> tuple[Item, ...]:
    items = []
    for entry in entries:
        if not isinstance(entry, dict) or not entry.get("code") or not isinstance(entry.get("says"), str):
            raise RulebookError("items 的每一项应有 code 和 says", where=place)
        if not is_plain(entry):
            raise RulebookError(f"items 的 {entry['code']} 一项只能有文字、数字、真假值和它们的列表", where=place)
        facts = {name: value for name, value in entry.items() if name not in {"code", "says"}}
        items.append(Item(str(entry["code"]), entry["says"], facts))
    codes = [item.code for item in items]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise RulebookError(f"items 中有重复的 code：{'、'.join(twice)}", where=place)
    return tuple(items)


def _tiers(entries: list[Any], place: str) -> tuple[Tier, ...]:
    tiers: list[Tier] = []
    for entry in entries:
        tier = _tier(entry, place)
        expected = _next_first(tiers, place)
        if tier.first != expected:
            raise RulebookError(f"分档应从 {expected} 起首尾相接，现为 {tier.first}", where=place)
        tiers.append(tier)
    if tiers and tiers[-1].last is not None:
        raise RulebookError("最后一档不应有 to", where=place)
    return tuple(tiers)


def _next_first(tiers: list[Tier], place: str) -> int:
    if not tiers:
        return 1
    last = tiers[-1].last
    if last is None:
        raise RulebookError("只有最后一档可以不写 to", where=place)
    return last + 1


def _tier(entry: Any, place: str) -> Tier:
    form = "tiers 的每一档应写作 { from = 1, to = 10, value = 0 }，都是整数，最后一档不写 to"
    if not isinstance(entry, dict) or not {"from", "value"} <= set(entry) <= {"from", "to", "value"}:
        raise RulebookError(form, where=place)
    if any(type(number) is not int or number < 0 for number in entry.values()):
        raise RulebookError(form, where=place)
    tier = Tier(entry["from"], entry.get("to"), entry["value"])
    if tier.last is not None and tier.last < tier.first:
        raise RulebookError(f"{tier.first} 至 {tier.last} 这一档首尾颠倒", where=place)
    return tier
