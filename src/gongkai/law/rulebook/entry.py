"""One [[rule]] of a file made into a Rule, or refused with the field that is wrong."""

from __future__ import annotations

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
    from collections.abc import Mapping

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
        if name not in entry:
            raise RulebookError(f"{kind.label}（{kind.value}）应有 {name}", where=place)
    value = entry.get("value")
    if isinstance(value, bool) or not isinstance(value, (int, str, type(None))):
        raise RulebookError("value 应为整数或文字", where=place)
    if isinstance(value, int) and (value < 0 or "unit" not in entry):
        raise RulebookError("数值应为非负整数，并写明 unit，不能只有数", where=place)
    if kind in {RuleKind.LIMIT, RuleKind.THRESHOLD} and not isinstance(value, int):
        raise RulebookError("value 应为整数", where=place)
    if kind is RuleKind.DATE and not (isinstance(value, str) and _MONTH_DAY.fullmatch(value)):
        raise RulebookError('value 应为月日，如 "01-31"', where=place)
    if kind is RuleKind.PERIODIC and value not in PERIODS:
        raise RulebookError(f"value 应为 {'、'.join(PERIODS)} 之一", where=place)
    if kind is RuleKind.CONVENTION and value not in entry["choices"]:
        raise RulebookError("value 应为 choices 之一", where=place)


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


def _items(entries: Any, place: str) -> tuple[Item, ...]:
    items = []
    for entry in entries:
        if not isinstance(entry, dict) or not entry.get("code") or not entry.get("says"):
            raise RulebookError("items 的每一项应有 code 和 says", where=place)
        facts = {name: value for name, value in entry.items() if name not in {"code", "says"}}
        items.append(Item(str(entry["code"]), entry["says"], facts))
    codes = [item.code for item in items]
    if len(set(codes)) < len(codes):
        raise RulebookError("items 中有重复的 code", where=place)
    return tuple(items)


def _tiers(entries: Any, place: str) -> tuple[Tier, ...]:
    tiers = []
    expected: int | None = 1
    for entry in entries:
        if (
            not isinstance(entry, dict)
            or set(entry) - {"from", "to", "value"}
            or not {"from", "value"} <= set(entry)
        ):
            raise RulebookError(
                "tiers 的每一档应写作 { from = 1, to = 10, value = 0 }，最后一档不写 to", where=place
            )
        tier = Tier(entry["from"], entry.get("to"), entry["value"])
        if tier.first != expected or (tier.last is not None and tier.last < tier.first):
            raise RulebookError(f"分档应从 {expected} 起首尾相接，现为 {tier.first}", where=place)
        expected = None if tier.last is None else tier.last + 1
        tiers.append(tier)
    if tiers and tiers[-1].last is not None:
        raise RulebookError("最后一档不应有 to", where=place)
    return tuple(tiers)
