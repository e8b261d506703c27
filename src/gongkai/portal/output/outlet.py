"""What publishing asks the portal."""

from __future__ import annotations

from gongkai.portal import census
from gongkai.portal.output.beside import beside
from gongkai.portal.output.pages import pages
from gongkai.portal.output.touched import touched
from gongkai.publishing.sources import Outlet

OUTLET = Outlet("portal", pages, touched, census.forget, beside)
