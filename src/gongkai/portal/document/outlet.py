"""What publishing asks about the pages of documents."""

from __future__ import annotations

from gongkai.portal.document.around import ahead
from gongkai.publishing.sources import Outlet, Touched

OUTLET = Outlet("documents", lambda: (), lambda _payloads: Touched(), ahead=ahead)
