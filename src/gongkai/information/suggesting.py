"""Which items of the catalogue a piece of information probably belongs to, and why: by kind, theme and words.

A plain sum, so that an editor can follow it:

| what agrees | points |
|---|---|
| the item names the information's kind | 6 |
| its name stands in the title whole | 5 |
| as much of its name as stands in the title (pairs of characters, by their share) | up to 4 |
| the list's field, or a step of its name, stands in the theme | 2 |
| the item binds the publishing unit | 1 |

Below `LEAST` nothing is suggested: unit and field alone fit all items of a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gongkai.catalog.finding import in_force, items_binding
from gongkai.catalog.models import ItemLink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.catalog.models import CatalogItem
    from gongkai.information.models import Information

MOST = 3
KIND, WHOLE, SHARE, THEME, UNIT = 6.0, 5.0, 4.0, 2.0, 1.0
LEAST = 3.5  # field and unit alone are not enough: every item of a unit would fit
_ENOUGH = 0.25  # of a name's pairs; less is chance
# Pairs that stand in every other title and tell nothing.
_COMMON = frozenset(
    [
        "信息",
        "情况",
        "公开",
        "政府",
        "工作",
        "管理",
        "有关",
        "相关",
        "通知",
        "关于",
        "公告",
        "公示",
        "结果",
        "方案",
        "办法",
        "规定",
        "文件",
        "事项",
        "市人",
        "人民",
        "民政",
    ]
)
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item, how strongly it is meant, and why in words."""

    item: CatalogItem
    score: float
    why: tuple[str, ...]


def suggest(information: Information, most: int = MOST) -> list[Suggestion]:
    """The likeliest items that it is not linked to yet, the likeliest first."""
    linked = set(ItemLink.objects.filter(information_id=information.pk).values_list("item", flat=True))
    own = items_binding(information.owner)
    keys = {item.pk for item in own}
    others = in_force().filter(kind=information.kind).exclude(pk__in=keys) if information.kind else ()
    found = [scored(information, item, own=item.pk in keys) for item in (*own, *others)]
    likely = [each for each in found if each.score >= LEAST and each.item.pk not in linked]
    return sorted(likely, key=lambda each: (-each.score, each.item.pk))[:most]


def scored(information: Information, item: CatalogItem, *, own: bool) -> Suggestion:
    """An item with its points; `own` says that it binds the publishing unit."""
    parts = [
        (KIND, "信息类型相同") if item.kind and item.kind == information.kind else (0.0, ""),
        _named(information.title, item),
        _themed(information.theme, item),
        (UNIT, "本单位的事项") if own else (0.0, ""),
    ]
    return Suggestion(item, sum(points for points, _ in parts), tuple(why for points, why in parts if points))


def _named(title: str, item: CatalogItem) -> tuple[float, str]:
    """The item's own name in the title: whole, or the pairs of it that stand there."""
    name = item.third or item.second or item.first
    if len(name) > 1 and name in title:
        return WHOLE, f"标题中有“{name}”"
    pairs = _pairs([name])
    shared = [pair for pair in pairs if pair in title]
    if not pairs or len(shared) / len(pairs) < _ENOUGH:
        return 0.0, ""
    return SHARE * len(shared) / len(pairs), f"标题中有“{'”“'.join(shared)}”"


def _themed(theme: str, item: CatalogItem) -> tuple[float, str]:
    """A pair of the field or the first level within the theme: 财政 in 财政、金融、审计."""
    shared = next((pair for pair in _pairs([item.version.field, item.first]) if pair in theme), "")
    return (THEME, f"主题分类中有“{shared}”") if shared else (0.0, "")


def _pairs(texts: Iterable[str]) -> list[str]:
    """The pairs of neighbouring characters that tell something, each once, in order."""
    runs = (match[0] for text in texts for match in _HAN.finditer(text))
    pairs = (first + second for run in runs for first, second in pairwise(run))
    return list(dict.fromkeys(pair for pair in pairs if pair not in _COMMON))
