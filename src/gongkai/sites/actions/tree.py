"""Paths: what is at an address, what was, and moving a whole branch."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from gongkai.core.errors import InvalidInputError
from gongkai.sites.models import Column, FormerPath
from gongkai.sites.models.column import DEEPEST, LONGEST_PATH

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.sites.models import Site


def path_of(parent: Column | None, code: str) -> str:
    """The path of a column with that code below `parent`."""
    return f"{parent.path}/{code}" if parent else code


def siblings(site: Site, parent: Column | None) -> QuerySet[Column]:
    """The columns right below `parent`, or at the top of the site."""
    return Column.objects.filter(site=site, parent=parent)


def next_order(site: Site, parent: Column | None) -> int:
    """The place after the last sibling."""
    return (siblings(site, parent).aggregate(last=Max("order"))["last"] or 0) + 1


def branch(column: Column) -> QuerySet[Column]:
    """The column and all that lie below it."""
    below = Column.objects.filter(site_id=column.site_id, path__startswith=f"{column.path}/")
    return Column.objects.filter(pk=column.pk) | below


def require_free(site: Site, parent: Column | None, code: str, besides: Column | None = None) -> None:
    """InvalidInputError when another column has this place in the addresses."""
    others = siblings(site, parent).filter(code=code)
    other = (others.exclude(pk=besides.pk) if besides else others).first()
    if other:
        above = f"“{parent}”" if parent else f"“{site}”"
        state = other.get_state_display()
        raise InvalidInputError("code", f"{above}下已有代码为“{code}”的栏目“{other}”（{state}），请换一个代码。")


def require_short(path: str) -> None:
    """InvalidInputError for a path that would be too long for an address, or too deep to be read as a tree."""
    if path.count("/") >= DEEPEST:
        raise InvalidInputError("parent", f"栏目最多 {DEEPEST} 级，请放到较高的一级。")
    if len(path) > LONGEST_PATH:
        raise InvalidInputError(
            "parent", f"栏目路径“{path[:60]}…”有 {len(path)} 个字符，不能超过 {LONGEST_PATH} 个。"
        )


def settle_places(site: Site) -> None:
    """Bring the places of all columns of a site up to date, after orders or parents changed."""
    rows = Column.objects.filter(site=site).only("pk", "parent_id", "order", "place").order_by("order", "pk")
    below: dict[int | None, list[Column]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    moved: list[Column] = []
    waiting: list[tuple[int | None, str]] = [(None, "")]
    while waiting:
        above, place = waiting.pop()
        for row in below[above]:
            own = f"{place}{row.order:05d}."
            waiting.append((row.pk, own))
            if row.place != own:
                row.place = own
                moved.append(row)
    Column.objects.bulk_update(moved, ["place"])


def claim(site: Site, path: str) -> None:
    """A column comes to stand at a path: what once stood there no longer leads on from it."""
    FormerPath.objects.filter(site=site, path=path).delete()


def repath(column: Column, parent: Column | None, code: str) -> None:
    """Give a column, and with it all below, its new path; the old addresses lead on. The row is saved."""
    old, new = column.path, path_of(parent, code)
    column.parent, column.code, column.path = parent, code, new
    if old == new:
        column.save()
        return
    rows = list(Column.objects.filter(site_id=column.site_id, path__startswith=f"{old}/"))
    for row in rows:
        require_short(new + row.path[len(old) :])
    _remember(column, old, new)
    for row in rows:
        _remember(row, row.path, new + row.path[len(old) :])
    column.save()
    Column.objects.filter(pk__in=[row.pk for row in rows]).update(
        path=Concat(Value(new), Substr(F("path"), len(old) + 1)), updated_at=timezone.now()
    )


def _remember(column: Column, old: str, new: str) -> None:
    claim(column.site, new)
    FormerPath.objects.update_or_create(site=column.site, path=old, defaults={"column": column})
