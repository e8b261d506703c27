"""Whole old sites taken in: their pages, columns, files, and where their addresses lead from now on.

`take_in` is the door. It builds on `information.importing`: an old page is a record like any other, which brings
its markup, its files and its place with it.
"""

from __future__ import annotations

from gongkai.oldsites.recognising import looks_like_site
from gongkai.oldsites.report import SiteReport
from gongkai.oldsites.running import take_in

__all__ = ["SiteReport", "looks_like_site", "take_in"]
