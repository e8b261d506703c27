"""What publishing asks the portal."""

from __future__ import annotations

from gongkai.portal import census
from gongkai.portal.output.beside import beside
from gongkai.portal.output.pages import pages
from gongkai.portal.output.touched import touched
from gongkai.portal.sites import hosts, places
from gongkai.publishing.sources import Outlet


def fresh() -> None:
    """Read anew what is kept in memory: the figures, the sites; and where the host names of sites lead."""
    census.forget()
    places.forget()
    hosts.keep()


OUTLET = Outlet("portal", pages, touched, fresh, beside, ahead=places.ahead)
