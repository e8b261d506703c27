"""What every act of this package needs: rights, locks, and what the public pages are owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gongkai.core import outbox
from gongkai.core.errors import RefusedError
from gongkai.sites.flow import KEEPERS
from gongkai.sites.models import Column, Guide, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role

TOPIC = "publishing.changed"
_MODELS = {Site: "site", Column: "column", Guide: "guide"}


class Seated(Protocol):
    """Anything over which roles are held."""

    def seats_of(self, actor: Actor) -> frozenset[Role]: ...


def require_keeper(subject: Seated, actor: Actor) -> None:
    """RefusedError unless the actor administers the subject's unit or is of its disclosure office."""
    if not KEEPERS & subject.seats_of(actor):
        raise RefusedError(f"“{subject}”须由所属单位或上级的政务公开办工作人员或系统管理员管理。")


def locked(site: Site) -> Site:
    """The site as it stands now, locked until the act is done: two changes of one tree go one after another."""
    return Site.objects.select_for_update(of=("self",)).select_related("unit").get(pk=site.pk)


def lock_sites() -> None:
    """Opening and renaming sites go one after another: codes, hosts and units are theirs together."""
    Site.objects.select_for_update().filter(main=True).first()


def again(column: Column) -> Column:
    """The column as it stands now, its site locked."""
    locked(column.site)
    return Column.objects.select_related("site__unit", "parent").get(pk=column.pk)


def changed(*rows: Site | Column | Guide) -> None:
    """The public pages that show these are owed anew."""
    outbox.put_many(TOPIC, ({"model": _MODELS[type(row)], "id": row.pk} for row in rows))


def rows_changed(keys: Iterable[int]) -> None:
    """The same for pieces of information, whose pages name their columns."""
    outbox.put_many(TOPIC, ({"model": "information", "id": key} for key in keys))
