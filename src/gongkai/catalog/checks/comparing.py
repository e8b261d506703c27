"""Two versions of a list, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.catalog.models import CatalogItem, CatalogVersion

COLUMNS = (
    ("first", "一级事项"),
    ("second", "二级事项"),
    ("third", "三级事项"),
    ("elements", "公开内容（要素）"),
    ("basis", "公开依据"),
    ("limit_text", "公开时限"),
    ("subject", "公开主体"),
    ("post", "责任岗位"),
    ("channels", "公开渠道和载体"),
    ("for_all", "全社会"),
    ("for_group", "特定群体"),
    ("group", "特定群体的范围"),
    ("proactive", "主动公开"),
    ("on_request", "依申请公开"),
    ("tiers", "公开层级"),
)
TIERS = {"province": "省级", "city": "市级", "county": "县级", "town": "乡级", "village": "村级"}


@dataclass(frozen=True, slots=True)
class Change:
    """One changed cell of an item."""

    item: CatalogItem
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the newer version adds, leaves out and changes, in the order of its rows."""

    added: list[CatalogItem]
    removed: list[CatalogItem]
    changed: list[Change]

    @property
    def same(self) -> bool:
        return not (self.added or self.removed or self.changed)


def compare(old: CatalogVersion, new: CatalogVersion) -> Comparison:
    """The differences between two versions. An item is the same by its code, else by its names; of several of one
    name the first goes with the first."""
    standing = _keyed(old.items.all())
    added: list[CatalogItem] = []
    changed: list[Change] = []
    for key, item in _keyed(new.items.all()).items():
        before = standing.pop(key, None)
        if before is None:
            added.append(item)
        else:
            changed += _changes(before, item)
    return Comparison(added, list(standing.values()), changed)


def shown(value: Any) -> str:
    """A cell as people read it."""
    if isinstance(value, bool):
        return "√" if value else ""
    if isinstance(value, list):
        return "、".join(each["name"] if isinstance(each, dict) else TIERS.get(each, str(each)) for each in value)
    return str(value)


def _changes(before: CatalogItem, item: CatalogItem) -> list[Change]:
    pairs = [(label, shown(getattr(before, name)), shown(getattr(item, name))) for name, label in COLUMNS]
    return [Change(item, label, old, new) for label, old, new in pairs if old != new]


def _keyed(items: Iterable[CatalogItem]) -> dict[tuple[str, int], CatalogItem]:
    found: dict[tuple[str, int], CatalogItem] = {}
    for item in items:
        name = item.code or item.name
        count = 0
        while (name, count) in found:
            count += 1
        found[name, count] = item
    return found
