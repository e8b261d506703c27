"""Changing a draft's items, and giving them their units once a name has been settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from gongkai.catalog.actions.units import read_units, write_units
from gongkai.catalog.enums import VersionState
from gongkai.catalog.flow import OFFICE
from gongkai.catalog.limits import read
from gongkai.catalog.models import CatalogItem, ItemUnit
from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Resolver

if TYPE_CHECKING:
    from gongkai.catalog.models import CatalogVersion
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import UnresolvedName

EDITABLE = (
    "code", "first", "second", "third", "elements", "basis", "limit_text", "subject", "post", "channels",
    "for_all", "for_group", "group", "proactive", "on_request", "tiers", "kind",
)  # fmt: skip
ANYTIME = frozenset({"kind", "post"})  # say how a duty is carried out, not what it is


@transaction.atomic
def add_item(version: CatalogVersion, *, actor: Actor, **values: Any) -> CatalogItem:
    """A new item at the end of a draft. RefusedError, InvalidInputError as for `edit_item`."""
    _require_draft(version, actor)
    last = version.items.aggregate(last=Max("position"))["last"]
    item = CatalogItem(version=version, position=0 if last is None else last + 1)
    _set(item, values)
    item.save()
    write_units(item, read_units(item.subject, Resolver(version.owner)))
    audit.record("catalog_item.added", item, actor=actor, owner=version.owner, values=values)
    return item


@transaction.atomic
def edit_item(item: CatalogItem, *, actor: Actor, **values: Any) -> list[str]:
    """Change columns of an item; the names of those that changed. A limit is read again, units are resolved again.

    RefusedError for anybody but the maker's disclosure office, and for a list in force: what it says changes
    by a new version (but not the kind of information and the post, by which it is carried out).
    InvalidInputError for an item without a name or a limit that cannot be read.
    """
    old = {name: getattr(item, name) for name in values}
    changed = [name for name in values if values[name] != old[name]]
    if not set(changed) <= ANYTIME:
        _require_draft(item.version, actor)
    elif not OFFICE & item.seats_of(actor):
        raise RefusedError(f"须由{item.version.owner}的政务公开办修改。")
    if changed:
        _set(item, {name: values[name] for name in changed})
        item.save()
        if "subject" in changed:
            write_units(item, read_units(item.subject, Resolver(item.version.owner)))
        data = {"old": {name: old[name] for name in changed}, "new": {name: values[name] for name in changed}}
        audit.record("catalog_item.edited", item, actor=actor, owner=item.version.owner, **data)
    return changed


def _set(item: CatalogItem, values: dict[str, Any]) -> None:
    unknown = set(values) - set(EDITABLE)
    if unknown:
        raise InvalidInputError(min(unknown), f"没有“{min(unknown)}”一栏。")
    for name, value in values.items():
        setattr(item, name, value)
    if not item.name:
        raise InvalidInputError("first", "请填写事项名称。")
    if "limit_text" in values:
        reading = read(item.limit_text)
        if reading.unread:
            raise InvalidInputError(
                "limit_text",
                f"没有读懂“{'；'.join(reading.unread)}”，请写成如“信息形成或者变更之日起20个工作日内”“每月10日前”。",
            )
        item.limits, item.unread = [limit.as_json() for limit in reading.limits], []


def _require_draft(version: CatalogVersion, actor: Actor) -> None:
    if not OFFICE & version.seats_of(actor):
        raise RefusedError(f"须由{version.owner}的政务公开办修改。")
    if version.state != VersionState.DRAFT:
        raise RefusedError(f"目录{version.get_state_display()}，不能直接修改；请导入新的版本，或者先退回修改。")


@transaction.atomic
def resolve_again(unresolved: UnresolvedName) -> None:
    """Give the units that wait for a settled name their organization."""
    if unresolved.state != Settlement.ORGANIZATION:
        return
    waiting = ItemUnit.objects.filter(
        name=unresolved.name, item__version__owner=unresolved.within, organization__isnull=True
    ).select_related("item__version__owner")
    resolver = Resolver(unresolved.within)
    changes = []
    for unit in waiting:
        if organization := resolver.resolve(unit.name).organization:
            unit.organization = organization
            unit.save(update_fields=["organization"])
            data = {"unit": unit.name, "new": str(organization)}
            changes.append(audit.Change("catalog_item.unit_resolved", unit.item, unit.item.version.owner, data))
    audit.record_many(changes, actor=system("名称认定"))
