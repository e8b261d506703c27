"""Masks: what stays of each kind of number, name or address, as the rules PRI-MASK and PRI-MASK-LIST have it.

There is no figure in this file: how many characters stay is the law's, and where no rule speaks, or the check
digit is wrong, PRI-MASK-CLOSED leaves the first and the last (fail closed).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gongkai import law
from gongkai.privacy.model import DataType
from gongkai.privacy.names.form import COMPOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.privacy.model import Hit

STAR = "*"
_WHOLLY = frozenset({DataType.HEALTH, DataType.LOCATION, DataType.BIRTH_DATE, DataType.LANDLINE})
_AREA = re.compile(r".*(?:街道|镇|乡|社区|村(?!路))")
_COUNTY = re.compile(r".*?(?:[市州盟].{1,9}?[区县旗]|[区县旗市])")
_ROAD = re.compile(
    r"(?:(?![0-9０-９A-Za-z]|[一二三四五六七八九十]{1,4}(?:组|社|队|号|栋|幢|座|单元|室|弄|排|户|巷)).)*",
    re.DOTALL,
)
_OLD_LENGTH = 15


class Profile(StrEnum):
    """How much is hidden: what the public sees in lists (the stricter default), or the usual six and four."""

    PUBLIC = "public"
    USUAL = "usual"

    @property
    def label(self) -> str:
        """What the editor chooses by."""
        return {"public": "公示从严", "usual": "通行做法"}[self.value]


def mask(text: str, hits: Iterable[Hit], profile: Profile = Profile.PUBLIC) -> str:
    """`text` with every hit masked, as long as it was. Raises ValueError for a hit that is not of this text."""
    pieces, at = [], 0
    for hit in sorted(hits, key=lambda each: each.start):
        if hit.start < at or text[hit.start : hit.end] != hit.text or not hit.text:
            raise ValueError(f"第 {hit.start}—{hit.end} 字与所给文字不符或互相重叠，请重新扫描后再掩码")
        pieces += [text[at : hit.start], masked(hit.type, hit.text, valid=hit.valid, profile=profile)]
        at = hit.end
    return "".join([*pieces, text[at:]])


def masked(kind: DataType, value: str, *, valid: bool = True, profile: Profile = Profile.PUBLIC) -> str:
    """One value masked. Stars stand for characters, one for one; blanks and hyphens of a number stay."""
    if kind in _WHOLLY:
        return STAR * len(value)
    if kind is DataType.NAME:
        return _name(value)
    if kind is DataType.ADDRESS:
        return _address(value, profile)
    if kind is DataType.EMAIL:
        return _email(value)
    hidden = _hidden_of(kind, sum(map(_counts, value)), valid=valid, profile=profile)
    return _hide(value, hidden)


def _hidden_of(kind: DataType, size: int, *, valid: bool, profile: Profile) -> range:
    """The characters to hide, counted from 0; what has not the length of its kind counts as unknown."""
    item = _item(kind, size) if valid else _closed()
    if item.get("length", size) != size:
        item = _closed()
    elif valid and kind is DataType.ID_CARD and size != _OLD_LENGTH and profile is Profile.PUBLIC:
        item = _strict()
    if "hide_from" in item:
        return range(item["hide_from"] - 1, item["hide_to"])
    first, last = item["keep_first"], item["keep_last"]
    return range(size) if first + last >= size else range(first, size - last)


def _hide(value: str, hidden: range) -> str:
    shown, at = [], 0
    for character in value:
        counts = _counts(character)
        shown.append(STAR if counts and at in hidden else character)
        at += counts
    return "".join(shown)


def _counts(character: str) -> bool:
    return not (character.isspace() or character in "-–—")


def _name(value: str) -> str:
    """欧阳修 → 欧阳*; a transliterated name keeps its first part's first character."""
    kept = 2 if value[:2] in COMPOUND and len(value) > len(value[:2]) else 1
    return value[:kept] + STAR * (len(value) - kept)


def _address(value: str, profile: Profile) -> str:
    """Up to the street office, town or village; failing that the county. The usual profile keeps the road."""
    road = _ROAD.match(value) if profile is Profile.USUAL else None
    kept = road or _AREA.match(value) or _COUNTY.match(value)
    end = kept.end() if kept else 0
    return value[:end] + STAR * (len(value) - end)


def _email(value: str) -> str:
    local, at, domain = value.rpartition("@")
    if not at:
        local, at, domain = value.rpartition("＠")
    return local[:1] + STAR * max(1, len(local) - 1) + at + domain if len(local) > 1 else STAR + at + domain


@cache
def _items() -> Mapping[str, Mapping[str, int]]:
    return {item.code: _figures(item.facts) for item in law.rule("PRI-MASK").items}


def _item(kind: DataType, size: int) -> Mapping[str, int]:
    code = "id_card_15" if kind is DataType.ID_CARD and size == _OLD_LENGTH else kind.value
    found = _items().get(code) or {}
    return found if "hide_from" in found or {"keep_first", "keep_last"} <= found.keys() else _closed()


@cache
def _strict() -> Mapping[str, int]:
    """How lists hide a card's number: the choice that PRI-MASK-LIST makes."""
    rule = law.rule("PRI-MASK-LIST")
    return next(_figures(item.facts) for item in rule.items if item.code == rule.value)


@cache
def _closed() -> Mapping[str, int]:
    return _figures(law.rule("PRI-MASK-CLOSED").items[0].facts)


def _figures(fields: Mapping[str, object]) -> Mapping[str, int]:
    return {
        name: value for name, value in fields.items() if isinstance(value, int) and not isinstance(value, bool)
    }
