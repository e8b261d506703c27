"""Making, renaming, merging and abolishing organizations. What a body once issued stays tied to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.orgs.actions.rights import require_administrator
from gongkai.orgs.models import Organization, OrganizationKind, OrganizationName
from gongkai.orgs.models.names import NameKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.core.actors import Actor


@transaction.atomic
def create_organization(  # noqa: PLR0913 - the columns of an organization, all by keyword
    *,
    actor: Actor,
    code: str,
    name: str,
    kind: OrganizationKind | str,
    parent: Organization | None = None,
    short_name: str = "",
    index_code: str = "",
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    position: int = 0,
) -> Organization:
    """A new organization below `parent`. InvalidInputError for a code that is taken or a kind unknown."""
    require_administrator(actor, parent)
    if Organization.objects.filter(code=code).exists():
        raise InvalidInputError("code", f"机构代码“{code}”已被使用，请换一个。")
    if kind not in OrganizationKind.values:
        known = "、".join(OrganizationKind.values)
        raise InvalidInputError("kind", f"没有“{kind}”这一机构类别，可用的有：{known}。")
    organization = Organization(
        code=code,
        name=name.strip(),
        kind=kind,
        parent=parent,
        short_name=short_name.strip(),
        index_code=index_code,
        valid_from=valid_from,
        valid_to=valid_to,
        position=position,
    )
    organization.save()
    audit.record("organization.created", organization, actor=actor, owner=organization, name=name, code=code)
    return organization


@transaction.atomic
def rename_organization(
    organization: Organization, *, name: str, on: dt.date, actor: Actor, short_name: str = ""
) -> None:
    """Give a new name from `on`; the old names are kept as former ones, borne until that day."""
    require_administrator(actor, organization)
    if not name.strip() or name.strip() == organization.name:
        raise InvalidInputError("name", "新名称不能为空，也不能与现名称相同。")
    old = {"name": organization.name, "short_name": organization.short_name}
    since = _named_since(organization)
    if since and on <= since:
        raise InvalidInputError("on", f"更名日期须晚于现名称的启用日期 {since:%Y-%m-%d}。")
    for former in filter(None, old.values()):
        OrganizationName.objects.update_or_create(
            organization=organization,
            name=former,
            defaults={"kind": NameKind.FORMER, "valid_from": since, "valid_to": on},
        )
    organization.name, organization.short_name = name.strip(), short_name.strip()
    organization.save()
    audit.record(
        "organization.renamed", organization, actor=actor, owner=organization, old=old, new=name.strip(), on=on
    )


def _named_since(organization: Organization) -> dt.date | None:
    """Since when the present name is borne: the day of the last renaming, or the founding day."""
    last = (
        organization.names.filter(kind=NameKind.FORMER, valid_to__isnull=False)
        .order_by("-valid_to")
        .values_list("valid_to", flat=True)
        .first()
    )
    return last or organization.valid_from


@transaction.atomic
def abolish_organization(
    organization: Organization, *, on: dt.date, actor: Actor, successor: Organization | None = None
) -> None:
    """End an organization on a day; `successor` takes over. RefusedError if it ended or succeeds itself."""
    require_administrator(actor, organization)
    if organization.valid_to:
        raise RefusedError(f"“{organization}”已于 {organization.valid_to:%Y-%m-%d} 撤销。")
    if organization.valid_from and on <= organization.valid_from:
        raise InvalidInputError("on", f"撤销日期须晚于成立日期 {organization.valid_from:%Y-%m-%d}。")
    heir = successor
    while heir:
        if heir.pk == organization.pk:
            raise RefusedError(f"“{organization}”不能由自己承继。")
        heir = heir.successor
    organization.valid_to, organization.successor = on, successor
    organization.save()
    audit.record(
        "organization.abolished",
        organization,
        actor=actor,
        owner=organization,
        on=on,
        successor=str(successor or ""),
    )


@transaction.atomic
def merge_organizations(sources: Sequence[Organization], *, into: Organization, on: dt.date, actor: Actor) -> None:
    """Several bodies become one on a day: each is abolished with `into` as its successor."""
    require_administrator(actor, into)
    for source in sources:
        abolish_organization(source, on=on, successor=into, actor=actor)
