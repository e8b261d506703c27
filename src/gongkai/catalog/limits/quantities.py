"""Lengths: 20个工作日, 三十日, 7至15天, 半年; and how long something stays or must be known ahead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gongkai.catalog.limits.folding import NUMBER, number
from gongkai.catalog.limits.model import Limit, LimitKind
from gongkai.law.rulebook import Bound, Unit

if TYPE_CHECKING:
    from re import Match

UNIT = (
    r"(?:个?(?:法定)?工作[日天]|个?(?:自然|日历)[日天]|[日天](?![常均])|个?自然月|个月|周(?!年)|"
    r"个?(?:星期|礼拜)|年|个?小时|分钟)"
)
_RANGE = rf"(?:(?P<low>{NUMBER}){UNIT}?[-至到])?"
LENGTH = rf"(?:{_RANGE}(?P<n>{NUMBER})(?P<unit>{UNIT})|(?P<half>半年|半个月|半小时))"
_UNITS = (
    ("工作", Unit.WORKING_DAY), ("自然月", Unit.CALENDAR_MONTH), ("月", Unit.MONTH), ("周", Unit.WEEK),
    ("星期", Unit.WEEK), ("礼拜", Unit.WEEK), ("年", Unit.YEAR), ("小时", Unit.HOUR), ("分钟", Unit.MINUTE),
)  # fmt: skip
_HALVES = {"半年": (6, Unit.MONTH), "半个月": (15, Unit.DAY), "半小时": (30, Unit.MINUTE)}
LEAST = r"(?:(?:一般|原则上|应当?|须|必须)*(?:不得?(?:少于|低于|短于|小于)|至少|最少|不应少于|不能少于|最短为?))"
_POSTED = (
    r"(?:公示|公告|公开征求意见|征求意见|征集意见|意见征集|意见征求|听取意见|征询意见|张贴|展示|"
    r"挂网|公示公告|异议|保留|保存|留存)"
)
_SPELL = r"(?:期限|期间|时间|时长|时限|期|天数|日期)?(?:应当?|一般|原则上|通常|须|需|必须|为|是|：|满|持续|的)*"
_NO_END = r"(?!以?内|之内|之?后|以后|前|之前|以前|起)"

WITHIN = re.compile(
    rf"(?<![\d上前近第每隔+])(?<!(?<!况)下)(?<!最后)(?<!公示)(?<!公告)(?:最长|最迟|最多|至多|最晚|一般)*(?:不(?:得|应|"
    rf"能)?(?:超过|迟于|晚于|多于|大于)|控制在)?{LENGTH}(?:(?:以内|之内|内)|(?!公示|公告))"
    r"(?!(?:及|或|含)?以上|之?前|以前|之?后|以后|起|左右|实时|不间断|滚动)"
)
LASTING = re.compile(
    rf"(?P<more>最短|至少|最少)?(?P<what>{_POSTED}){_SPELL}(?P<least>{LEAST})?{LENGTH}(?P<over>(?:及|或|含)?以上)?{_NO_END}"
)
AT_LEAST = re.compile(
    rf"{LEAST}(?:公示|公开|保留)?{LENGTH}{_NO_END}|{LENGTH.replace('?P<', '?P<o_')}(?:及|或|含)?以上"
)
IN_ADVANCE = re.compile(
    rf"(?P<least>至少|最少|不少于)?(?:提前|提早|"
    rf"预先)(?P<more>{LEAST})?{LENGTH}(?P<over>(?:及|或|含)?以上)?(?:以?内)?"
)
BEFORE = re.compile(
    rf"(?<![月初末\d])(?P<least>{LEAST})?{LENGTH}(?:之前|以前|前)(?![\d后])|"
    rf"(?<![当目])(?:之前|以前|"
    rf"前)(?:的)?(?P<more>{LEAST})?{LENGTH.replace('?P<', '?P<b_')}(?:以?内|(?P<over>以上))?"
)
EXTENDED = re.compile(rf"(?:延长|延期|顺延)[^，；。\n\d]{{0,16}}?{LENGTH}(?:以内|之内|内)?")


def length(match: Match[str], prefix: str = "") -> dict[str, Any]:
    """Value, unit and lower end from a match that holds LENGTH; raises ValueError for a range turned round."""
    found = match.groupdict()
    if half := found[f"{prefix}half"]:
        value, unit = _HALVES[half]
        return {"value": value, "unit": unit}
    value, low = number(found[f"{prefix}n"]), found[f"{prefix}low"]
    if value == 0 or (low and number(low) >= value):
        raise ValueError(match[0])
    return {"value": value, "unit": _unit(found[f"{prefix}unit"]), "low": number(low) if low else None}


def within(match: Match[str]) -> list[Limit]:
    return [Limit(LimitKind.WITHIN, match[0], **length(match))]


def lasting(match: Match[str]) -> list[Limit]:
    bound = Bound.LEAST if match["least"] or match["more"] or match["over"] else None
    return [Limit(LimitKind.LASTS, match[0], what=match["what"], bound=bound, **length(match))]


def at_least(match: Match[str]) -> list[Limit]:
    prefix = "o_" if match["o_n"] or match["o_half"] else ""
    return [Limit(LimitKind.LASTS, match[0], bound=Bound.LEAST, **length(match, prefix))]


def in_advance(match: Match[str]) -> list[Limit]:
    bound = Bound.LEAST if match["least"] or match["more"] or match["over"] else None
    return [Limit(LimitKind.AHEAD, match[0], bound=bound, **length(match))]


def before(match: Match[str]) -> list[Limit]:
    prefix = "b_" if match["b_n"] or match["b_half"] else ""
    bound = Bound.LEAST if match["least"] or match["more"] or match["over"] else None
    return [Limit(LimitKind.AHEAD, match[0], bound=bound, **length(match, prefix))]


def extended(match: Match[str]) -> list[Limit]:
    return [Limit(LimitKind.EXTENSION, match[0], **length(match))]


def _unit(written: str) -> Unit:
    return next((unit for word, unit in _UNITS if word in written), Unit.DAY)
