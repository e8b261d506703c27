"""The demo city's catalogues: imported as an office would, in force since the new year, mostly kept to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.catalog import actions
from gongkai.catalog.actions.obligations import HORIZON
from gongkai.catalog.limits import Start
from gongkai.catalog.models import CatalogItem, Obligation
from gongkai.catalog.sheets import read_catalog
from gongkai.demo.files import CITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

# The items that a kind of structured information fulfils by itself.
KINDS = {
    "月度财政收支": "fiscal_monthly",
    "政府债务情况": "government_debt",
    "食品抽检结果": "food_sampling",
    "产品质量监督抽查": "product_quality",
    "水质状况": "water_quality",
    "财务收支情况": "village_affairs",
}
SINCE = dt.timedelta(days=120)  # the lists have been in force for so long
KEPT_TO = 6  # of so many occasions in turn one was forgotten
FORMED = (
    ("政府预算", "批准市级预算调整方案", Start.APPROVED, 12),
    ("处罚决定", "对一家食品经营者作出处罚决定", Start.DECIDED, 5),
    ("教育政策", "印发校外培训管理办法", Start.FORMED, 18),
    ("双随机抽查", "完成排污单位随机抽查", Start.ENDED, 9),
)


def load_catalogs(organizations: Mapping[str, Organization], actor: Actor) -> None:
    """Import, review, put in force; then what fell due in the past is public, but for one in a while."""
    city, today = next(iter(organizations.values())), timezone.localdate()
    for path in sorted((CITY / "catalogs").glob("*.md")):
        for version in actions.import_workbook(read_catalog(path), owner=city, actor=actor).versions:
            _name_kinds(version.items.all(), actor)
            actions.review(version, actor=actor)
            actions.put_in_force(version, actor=actor, valid_from=today - SINCE)
    _report(today, actor)
    actions.generate(today - SINCE, today + HORIZON, actor=actor)
    _keep(today, actor)
    _withhold(organizations, actor)


def _name_kinds(items: Iterable[CatalogItem], actor: Actor) -> None:
    for item in items:
        if kind := KINDS.get(item.second):
            actions.edit_item(item, actor=actor, kind=kind)


def _report(today: dt.date, actor: Actor) -> None:
    """What happened of late and has to be public soon."""
    for name, what, start, days in FORMED:
        item = CatalogItem.objects.in_force().get(second=name)
        unit = item.units.exclude(organization=None).first()
        if unit and unit.organization:
            on = today - dt.timedelta(days=days)
            actions.report_event(item, organization=unit.organization, what=what, on=on, start=start, actor=actor)


def _keep(today: dt.date, actor: Actor) -> None:
    passed = Obligation.objects.open().filter(due_on__lt=today, event=None).select_related("item", "organization")
    for number, row in enumerate(passed.order_by("-due_on", "-pk")):
        if number % KEPT_TO:
            on = max(row.due_on - dt.timedelta(days=number % 3), today - SINCE)
            actions.fulfil_by_hand(row, on=on, title=f"{row.item.second}（{row.occasion_label}）", actor=actor)
    actions.refresh(today)


def _withhold(organizations: Mapping[str, Organization], actor: Actor) -> None:
    actions.ask_to_withhold(
        organization=organizations["caizheng"],
        matter="部门预算编制过程中的讨论稿",
        ground="E16b",
        basis="《政府信息公开条例》第十六条第二款",
        reasons="属于尚未定稿的过程性信息，公开后容易造成误解；正式预算批复后公开。",
        actor=actor,
    )
