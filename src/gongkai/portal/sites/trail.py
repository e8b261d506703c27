"""当前位置: from the main site over the page's site and the columns above to where the reader is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.portal.sites import addresses

if TYPE_CHECKING:
    from gongkai.sites.models import Column, Site
    from gongkai.sites.reading import Atlas

Trail = list[tuple[str, str]]


def to_site(known: Atlas, site: Site) -> Trail:
    """首页, and the site's own home where it is not the main one."""
    main = known.main
    found = [("首页", addresses.home(main))]
    return found if site.main else [*found, (site.name, addresses.home(site))]


def to_column(known: Atlas, column: Column, *, itself: bool = False) -> Trail:
    """The way to a column; with `itself` its own list at the end."""
    by_key = {one.pk: one for one in known.columns}
    above: list[Column] = []
    at: Column | None = column if itself else by_key.get(column.parent_id or 0)
    while at:
        above.append(at)
        at = by_key.get(at.parent_id or 0)
    site = next((one for one in known.sites if one.pk == column.site_id), column.site)
    return [*to_site(known, site), *((one.name, addresses.column(one)) for one in reversed(above))]
