"""政府信息公开专栏: its fixed parts (国办公开办函〔2019〕61号), and whose guide counts (条例 art. 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.sites.enums import FIXED_PARTS, ColumnType
from gongkai.sites.models import Guide
from gongkai.sites.reading.atlas import atlas

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Column, Site


def parts_of(site: Site) -> dict[ColumnType, Column]:
    """The site's columns for 指南, 制度, 法定主动公开内容, 年报 and 依申请公开, in this order, as far as open."""
    wanted = (*FIXED_PARTS, ColumnType.ON_REQUEST)
    own = [column for column in atlas().columns if column.site_id == site.pk and column.type in wanted]
    first: dict[str, Column] = {}
    for column in sorted(own, key=lambda each: each.depth):
        first.setdefault(column.type, column)
    return {part: first[part] for part in wanted if part in first}


def guide_of(organization: Organization) -> Guide | None:
    """The unit's own guide, or that of the nearest unit above it that has one."""
    above = [int(step) for step in organization.path.split("/") if step]
    guides = {guide.unit_id: guide for guide in Guide.objects.select_related("unit").filter(unit__in=above)}
    return next((guides[key] for key in reversed(above) if key in guides), None)
