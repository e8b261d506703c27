"""Where sites and columns are found. The main site's home is `/`; what it has had before keeps its address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import reverse

from gongkai.sites.enums import ColumnType

if TYPE_CHECKING:
    from gongkai.sites.models import Column, Site

# What the main site has had from the beginning, under the name of the page that other sites have for it.
OF_MAIN = {
    "site": "portal:home",
    "site-feed": "portal:feed",
    "site-disclosure": "portal:disclosure",
    "site-guide": "portal:guide",
    "site-site-map": "portal:site-map",
}


def home(site: Site) -> str:
    """The home page."""
    return part(site, "site")


def part(site: Site, name: str) -> str:
    """One of a site's fixed pages, by the name of its address."""
    if name in OF_ALL:
        return reverse(OF_ALL[name])
    return reverse(OF_MAIN[name]) if site.main else reverse(f"portal:{name}", args=[site.code])


# What all sites have in common: the place to apply asks for the unit by itself.
OF_ALL = {"foi": "portal:foi"}

# Columns that are pages of their own kind, where nothing is put into them.
STANDS_FOR = {
    ColumnType.DISCLOSURE: "site-disclosure",
    ColumnType.GUIDE: "site-guide",
    ColumnType.ON_REQUEST: "foi",
}


def is_list(column: Column) -> bool:
    """Whether a column has a list: the entrance of 公开专栏, the guide and 依申请公开 are pages instead."""
    return column.type not in STANDS_FOR or bool(column.kinds or column.themes)


def column(one: Column, name: str = "column") -> str:
    """A column's list, or the page that it stands for; with `column-feed` its feed."""
    if not is_list(one):
        return part(one.site, STANDS_FOR[ColumnType(one.type)])
    return reverse(f"portal:{name}", args=[one.site.code, one.path])


def path_of(address: str) -> str:
    """An address as typed, as the static output names its pages."""
    return unquote(address)


def main_host() -> str:
    """The host name (and port) under which every page has its one address."""
    return urlsplit(settings.GONGKAI_ADDRESS).netloc
