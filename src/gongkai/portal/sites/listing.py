"""A column's list: the rows of the page asked for, with the machinery of all lists that are files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.portal import paging
from gongkai.portal.listing import plain
from gongkai.portal.views.lists import full_page

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.information.querysets import InformationQuerySet
    from gongkai.portal.listing import Listing


def shown(request: HttpRequest, found: InformationQuerySet) -> Listing:
    """A full page where `older` asks for it, else the newest rows, or those of `?page=`."""
    full = full_page(request, found)
    leaf = None if full or request.GET else paging.head(request.path, found)
    return full or plain(found, request.GET, leaf)
