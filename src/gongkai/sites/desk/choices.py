"""What a person may choose: places in the trees that they keep, columns of one site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.core.errors import InvalidInputError
from gongkai.sites.enums import ColumnState
from gongkai.sites.flow import KEEPERS
from gongkai.sites.models import Column, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

STEP = "　"
Choice = tuple[str, str]
Group = tuple[str, list[Choice]]


def kept_sites(actor: Actor) -> list[Site]:
    """The open sites that the actor keeps."""
    seen = Site.objects.visible_to(actor).open().select_related("unit")
    return [site for site in seen if KEEPERS & site.seats_of(actor)]


def in_order(rows: QuerySet[Column]) -> QuerySet[Column]:
    """As the tree is read."""
    return rows.order_by("site_id", "place", "pk")


def indented(column: Column) -> str:
    """The name, as far in as it stands in the tree."""
    return f"{STEP * column.depth}{column.name}"


def steps(column: Column) -> str:
    """What stands before a name in a table, so that the tree is seen."""
    return f"{STEP * (column.depth - 1)}└ " if column.depth else ""


def standing(site: Site) -> QuerySet[Column]:
    """The columns of a site that are not closed."""
    return in_order(site.columns.exclude(state=ColumnState.CLOSED))


def places(sites: Iterable[Site]) -> list[Group]:
    """For a form: under each site its top (`s1`) and its columns (`c12`), as far in as they stand."""
    return [
        (site.name, [(f"s{site.pk}", "（顶级栏目）"), *((f"c{one.pk}", indented(one)) for one in standing(site))])
        for site in sites
    ]


def place_of(value: str) -> tuple[Site, Column | None]:
    """The site and the column above that a choice of `places` stands for."""
    key = int(value[1:])
    if value.startswith("s"):
        return Site.objects.select_related("unit").get(pk=key), None
    column = Column.objects.select_related("site__unit").get(pk=key)
    return column.site, column


def others(column: Column) -> QuerySet[Column]:
    """The standing columns of the same site outside this one's branch."""
    own = Q(pk=column.pk) | Q(path__startswith=f"{column.path}/")
    return standing(column.site).exclude(own)


def lines(text: str) -> list[str]:
    """What was typed, one to a line, or parted by 、or ；."""
    parts = text.replace("、", "\n").replace("；", "\n").replace(";", "\n").splitlines()
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def unknown(field: str, what: str, names: Iterable[str], hint: str) -> InvalidInputError:
    """The refusal of names that nobody knows."""
    return InvalidInputError(field, f"没有找到{what}“{'”“'.join(names)}”，{hint}")
