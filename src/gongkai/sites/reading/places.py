"""Which site speaks for a unit, where information stands, what a column shows, what an address means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information.models import Information
from gongkai.sites.enums import ColumnState
from gongkai.sites.models import Column, FormerPath
from gongkai.sites.reading import matching
from gongkai.sites.reading.atlas import atlas
from gongkai.sites.reading.tree import shown_through

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Site


def main_site() -> Site:
    """The main site. Where none was set up yet: one made of the settings, not saved, without columns."""
    return atlas().main


def site_of(organization: Organization) -> Site:
    """The open site that speaks for a unit: the nearest above it, else the main one."""
    return atlas().site_of(organization)


def site_at(host: str) -> Site:
    """The open site at a host name (a port does not count); the main one for every other name."""
    name = host.partition(":")[0].lower().rstrip(".")
    return next((site for site in atlas().sites if site.host and site.host == name), None) or main_site()


def columns_of(information: Information) -> list[Column]:
    """All open columns in which it stands: its own site's first, there the most specific first."""
    return atlas().columns_of(information)


def column_of(information: Information) -> Column | None:
    """The column for its meta tags: the most specific of its own site; None when it stands in none there."""
    own = site_of(information.owner)
    return next((column for column in columns_of(information) if column.site_id == own.pk), None)


def rows_of(column: Column) -> QuerySet[Information]:
    """The public rows of a column, newest first, whatever their number; the body is deferred."""
    rows = Information.objects.public().light()
    return rows.filter(matching.condition(shown_through(column), atlas().with_placements))


def column_at(site: Site, path: str) -> Column | None:
    """The open column at a path of a site, or the one to which that path leads now; None for neither.

    Whoever gets a column with another path, or of another site, redirects there.
    """
    wanted = path.strip("/")
    found = Column.objects.select_related("site__unit", "parent").filter(site_id=site.pk, path=wanted).first()
    if found is None:
        former = FormerPath.objects.select_related("column__site__unit", "column__parent")
        old = former.filter(site_id=site.pk, path=wanted).first()
        found = old.column if old else None
    return leads_to(found) if found else None


def leads_to(column: Column) -> Column | None:
    """The open column to which a column leads in the end: itself when it is open; None when it leads nowhere."""
    seen: set[int] = set()
    at: Column | None = column
    while at and at.pk not in seen and at.state == ColumnState.CLOSED:
        seen.add(at.pk)
        at = at.redirect_to or at.parent
    return at if at and at.state == ColumnState.OPEN else None
