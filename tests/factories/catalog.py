"""Lists, items and obligations, written straight to the tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gongkai.catalog.enums import VersionState
from gongkai.catalog.limits import read
from gongkai.catalog.models import CatalogItem, CatalogVersion, ItemUnit, NonDisclosureReview, Obligation

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization

DAY = dt.date(2026, 3, 31)


def build_version(owner: Organization, *, state: str = VersionState.DRAFT, **fields: Any) -> CatalogVersion:
    """A standard catalogue of 财政预决算, a draft unless told otherwise."""
    given = {"field": "财政预决算", "title": "财政预决算领域标准目录", "valid_from": dt.date(2026, 1, 1)}
    return CatalogVersion.objects.create(owner=owner, state=state, **(given | fields))


def build_item(
    version: CatalogVersion, limit: str = "每月10日前", *, unit: Organization | None = None, **fields: Any
) -> CatalogItem:
    """An item that is 主动公开, of the unit (the list's maker)."""
    reading = read(limit)
    given: dict[str, Any] = {
        "first": "财政收支",
        "second": "月度收支",
        "limit_text": limit,
        "limits": [each.as_json() for each in reading.limits],
        "unread": list(reading.unread),
        "proactive": True,
        "position": version.items.count(),
    }
    item = CatalogItem.objects.create(version=version, **(given | fields))
    organization = unit or version.owner
    ItemUnit.objects.create(item=item, name=organization.name, organization=organization)
    return item


def build_obligation(item: CatalogItem, organization: Organization, **fields: Any) -> Obligation:
    """One for March 2026, due on its last day."""
    given = {"occasion": f"monthly1:{DAY}|2026年3月", "opens_on": DAY.replace(day=1), "due_on": DAY}
    return Obligation.objects.create(item=item, organization=organization, **(given | fields))


def build_review(organization: Organization, **fields: Any) -> NonDisclosureReview:
    """A matter that a unit wants to keep back as inner business."""
    given = {"matter": "内部考勤", "ground": "E16a", "basis": "条例第十六条", "reasons": "属于内部管理。"}
    return NonDisclosureReview.objects.create(organization=organization, **(given | fields))
