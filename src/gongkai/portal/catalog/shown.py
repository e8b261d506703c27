"""A list's items as its pages show them: the ten columns in words, grouped by their first level."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.catalog.checks.comparing import TIERS
from gongkai.catalog.wording import limit_words
from gongkai.portal.catalog.basis import Basis
from gongkai.privacy.detect import detect
from gongkai.privacy.masks import mask
from gongkai.privacy.names.form import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.catalog.models import CatalogItem
    from gongkai.portal.catalog.basis import Part

PAGE_SIZE = 60


@dataclass(frozen=True, slots=True)
class Line:
    """An item in a table."""

    item: CatalogItem
    name: str
    basis: list[Part]
    channels: str
    audience: str
    method: str
    tiers: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one first level, under the list's title where a page shows several lists."""

    title: str
    heading: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of items: the number of pages, and this one's groups."""

    number: int
    pages: int
    count: int
    groups: list[Group]

    @property
    def numbers(self) -> range:
        return range(1, self.pages + 1)


def leaf(items: Sequence[CatalogItem], number: int, *, by_list: bool = False) -> Leaf | None:
    """Page `number` (from 1) of these items; None where there is no such page. An empty list has one page."""
    pages = max(1, -(-len(items) // PAGE_SIZE))
    if not 1 <= number <= pages:
        return None
    chosen = items[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return Leaf(number, pages, len(items), _groups(chosen, by_list=by_list))


def _groups(items: Sequence[CatalogItem], *, by_list: bool) -> list[Group]:
    keyed = groupby(items, key=lambda item: (item.version_id if by_list else 0, item.first))
    found: list[Group] = []
    basis = Basis(item.basis for item in items)
    last = 0
    for (version, heading), group in keyed:
        rows = list(group)
        title = rows[0].version.title if version != last else ""
        last = version
        found.append(Group(title, heading, [line(item, basis) for item in rows]))
    return found


def line(item: CatalogItem, basis: Basis | None = None) -> Line:
    """An item's columns in words; `basis` knows the documents that a whole page cites."""
    below = [part for part in (item.second, item.third) if part]
    name = "／".join(part for at, part in enumerate(below) if at == 0 or part != below[at - 1])
    return Line(
        item,
        name or item.first,
        (basis or Basis([item.basis])).linked(item.basis),
        "、".join(channel["name"] for channel in item.channels),
        "、".join(audience(item)),
        "、".join(method(item)),
        "、".join(TIERS.get(tier, tier) for tier in item.tiers),
    )


def audience(item: CatalogItem) -> list[str]:
    """全社会, and who the specific group is."""
    return [*(["全社会"] * item.for_all), *([item.group or "特定群体"] * item.for_group)]


def method(item: CatalogItem) -> list[str]:
    """主动公开, 依申请公开."""
    return [*(["主动公开"] * item.proactive), *(["依申请公开"] * item.on_request)]


def limits(item: CatalogItem) -> list[tuple[str, str]]:
    """Each part of the 时限 as written, and as it was understood."""
    return [(limit.text, limit_words(limit)) for limit in item.read_limits]


def public_words(text: str, label: str = "") -> str:
    """What a list's further columns may say in public: without names of persons and other personal data.

    `label` is the column's heading: a number says more of itself under 联系人手机 than alone.
    """
    pieces = [piece for piece in text.replace("，", "、").replace("\n", "、").split("、") if piece.strip()]
    if any(is_name(piece.strip()) for piece in pieces):
        text = "、".join(piece for piece in pieces if not is_name(piece.strip()))
    lead = f"{label}：" if label else ""
    return mask(lead + text, detect(lead + text)).removeprefix(lead)
