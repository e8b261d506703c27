"""A site's home: what is new in its first columns, the ways in, who speaks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.portal import disclosure, rows
from gongkai.portal.listing import with_explained, with_interpretations
from gongkai.portal.meta import DESCRIPTION, DISCLOSURE, of_column
from gongkai.portal.paging import NEWEST
from gongkai.portal.sites import addresses, places
from gongkai.portal.sites.frame import top_columns
from gongkai.sites.enums import ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.information.models import Information
    from gongkai.portal.disclosure import Entrance
    from gongkai.portal.meta import Tags
    from gongkai.sites.models import Column, Site
    from gongkai.sites.reading import Atlas

BLOCKS, EACH, HEADLINES = 6, 6, 6  # a query for each block


@dataclass(frozen=True, slots=True)
class Block:
    """A column with its newest rows."""

    column: Column
    url: str
    rows: list[Information]


def context(known: Atlas, site: Site) -> dict[str, Any]:
    """What the template takes."""
    tops = top_columns(known, site)
    blocks = [block for block in blocks_of(known, tops[:BLOCKS]) if block.rows]
    newest = _newest(blocks)
    return {
        "here": site,
        "headline": newest[0] if newest else None,
        "headlines": newest[1:HEADLINES],
        "blocks": blocks,
        "more_columns": [(column.name, addresses.column(column)) for column in _without(tops, blocks)],
        "entrances": entrances(site),
        "below": [(one.name, addresses.home(one)) for one in sites_below(known, site)],
        "tags": tags_of(site),
        "feed": addresses.part(site, "site-feed"),
        "qr": addresses.part(site, "site-qr") if not site.main else "",
    }


def tags_of(site: Site) -> Tags:
    """Below a path of the main host a home is a column page to whoever checks that host."""
    if site.main:
        return []
    return of_column(site.name, " ".join(site.introduction.split())[:DESCRIPTION], "概况信息", (DISCLOSURE,))


def blocks_of(known: Atlas, columns: list[Column]) -> list[Block]:
    """The newest rows of each of these columns: one query a column for the keys, three for all the rows."""
    keys = {
        column.pk: list(places.rows_of(known, column).order_by(*NEWEST).values_list("pk", flat=True)[:EACH])
        for column in columns
    }
    wanted = {key for some in keys.values() for key in some}
    found = {
        row.pk: row for row in with_explained(with_interpretations(list(rows.listed().filter(pk__in=wanted))))
    }
    return [
        Block(column, addresses.column(column), [found[key] for key in keys[column.pk] if key in found])
        for column in columns
    ]


def entrances(site: Site) -> list[Entrance]:
    """The four fixed entrances of a site (国办公开办函〔2019〕61号), and 依申请公开."""
    if site.main:
        return disclosure.entrances()
    own = addresses.part(site, "site-disclosure")
    return [
        disclosure.Entrance("政府信息公开指南", "怎样查找、获取政府信息", addresses.part(site, "site-guide")),
        disclosure.Entrance("政府信息公开制度", "公开工作的依据和规定", f"{own}#rules"),
        disclosure.Entrance("法定主动公开内容", "按公开目录分类查看", f"{own}#catalog"),
        disclosure.Entrance("政府信息公开年报", "年度工作报告", f"{own}#annual"),
    ]


def sites_below(known: Atlas, site: Site) -> list[Site]:
    """The sites right below: of units whose nearest site above is this one."""
    return [one for one in known.sites if one.pk != site.pk and not one.main and above(known, one) == site]


def above(known: Atlas, site: Site) -> Site:
    """The site to which one belongs: that of the nearest unit above its own, else the main one."""
    found = [
        other
        for other in known.sites
        if other.pk != site.pk and other.unit and site.reach.startswith(other.reach) and not site.main
    ]
    return max(found, key=lambda other: len(other.reach), default=known.main)


def _newest(blocks: list[Block]) -> list[Information]:
    """The newest rows of all blocks, each once."""
    seen = {row.pk: row for block in blocks if block.column.type != ColumnType.OVERVIEW for row in block.rows}
    return sorted(seen.values(), key=lambda row: (str(row.published_on or ""), row.pk), reverse=True)


def _without(columns: list[Column], blocks: Iterable[Block]) -> list[Column]:
    shown = {block.column.pk for block in blocks}
    return [column for column in columns if column.pk not in shown]
