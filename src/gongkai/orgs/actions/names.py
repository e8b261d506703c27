"""Names: adding one, noting those that nobody could place, and settling them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from gongkai.core import audit, outbox
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.orgs.actions.rights import require_administrator, require_names_office
from gongkai.orgs.models import GroupName, OrganizationName, UnresolvedName
from gongkai.orgs.models.names import NameKind, Settlement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

SETTLED = "orgs.name_settled"
_NAME_LENGTH, _EXAMPLE_LENGTH = 200, 300


@transaction.atomic
def add_name(
    organization: Organization,
    *,
    name: str,
    actor: Actor,
    kind: NameKind | str = NameKind.ALIAS,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> OrganizationName:
    """Another name of an organization, borne between two days when they are known."""
    require_administrator(actor, organization)
    return _add_name(organization, name, actor, kind=kind, valid_from=valid_from, valid_to=valid_to)


def _add_name(organization: Organization, name: str, actor: Actor, **fields: object) -> OrganizationName:
    plain = name.strip()
    if not plain:
        raise InvalidInputError("name", "名称不能为空。")
    added, is_new = OrganizationName.objects.update_or_create(
        organization=organization, name=plain, defaults=fields
    )
    if is_new:
        audit.record("organization.name_added", organization, actor=actor, owner=organization, name=plain)
    return added


@transaction.atomic
def define_group(within: Organization, *, name: str, kinds: Sequence[str], actor: Actor) -> GroupName:
    """A phrase that stands for all bodies of some kinds below `within` (各市、区)."""
    require_administrator(actor, within)
    group, _ = GroupName.objects.update_or_create(within=within, name=name, defaults={"kinds": list(kinds)})
    audit.record("organization.group_defined", within, actor=actor, owner=within, name=name, kinds=list(kinds))
    return group


@transaction.atomic
def note_unresolved(names: Iterable[str], *, within: Organization, example: str = "") -> None:
    """Count names that did not resolve, each with the place where it was first seen. No person's act: no audit."""
    counts: dict[str, int] = {}
    for name in names:
        plain = name.strip()[:_NAME_LENGTH]
        if plain:
            counts[plain] = counts.get(plain, 0) + 1
    known = UnresolvedName.objects.filter(within=within, name__in=counts)
    again: dict[int, list[str]] = {}
    for name in known.values_list("name", flat=True):
        again.setdefault(counts[name], []).append(name)
    for count, several in again.items():
        known.filter(name__in=several).update(seen=F("seen") + count)
    UnresolvedName.objects.bulk_create(
        [
            UnresolvedName(name=name, within=within, seen=count, example=example[:_EXAMPLE_LENGTH])
            for name, count in counts.items()
            if name not in again.get(count, ())
        ],
        ignore_conflicts=True,  # another import may have noted it in this very moment
    )


@transaction.atomic
def settle_name(
    unresolved: UnresolvedName,
    *,
    settlement: Settlement | str,
    actor: Actor,
    organization: Organization | None = None,
    add_alias: bool = False,
) -> None:
    """Decide once what a name means: an `organization` of the tree (with `add_alias` for all documents to come),
    a body outside it, or no name at all. What waits for the name is resolved again after the commit.
    RefusedError for somebody without a say; InvalidInputError for an organization missing, or one too many.
    """
    require_names_office(actor, unresolved.within)
    if settlement not in Settlement.values or settlement == Settlement.OPEN:
        raise RefusedError("请选择认定结果：已对应机构、本平台以外的单位，或不是单位名称。")
    if (settlement == Settlement.ORGANIZATION) != (organization is not None):
        raise InvalidInputError("organization", "认定为“已对应机构”时，须选择一个机构；其他认定不选机构。")
    old = unresolved.state
    unresolved.state, unresolved.organization = str(settlement), organization
    unresolved.save(update_fields=["state", "organization"])
    if organization and add_alias:
        _add_name(organization, unresolved.name, actor, kind=NameKind.ALIAS)
    audit.record(
        "unresolved_name.settled",
        unresolved,
        actor=actor,
        owner=unresolved.within,
        old=old,
        new=str(settlement),
        organization=str(organization or ""),
        alias=add_alias,
    )
    outbox.put(SETTLED, unresolved=unresolved.pk)
