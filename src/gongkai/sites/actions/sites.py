"""Opening, editing and closing sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.sites import words
from gongkai.sites.actions.base import changed, lock_sites, locked, require_keeper
from gongkai.sites.actions.standard import standard_columns
from gongkai.sites.enums import SiteEvent
from gongkai.sites.flow import SITE_FLOW
from gongkai.sites.models import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

LONGEST_CODE, LONGEST_NAME, LONGEST_INTRODUCTION = 40, 120, 2000
LINES = {"sponsor": 200, "organizer": 200, "contact": 300, "icp": 60, "police_record": 60}
FIELDS = ("name", "unit", "host", "identification", *LINES, "introduction", "order")


@transaction.atomic
def open_site(*, actor: Actor, code: str, unit: Organization, columns: bool = True, **values: Any) -> Site:
    """A new site that speaks for `unit`, with the standard columns unless `columns` is false.

    `values` are of `FIELDS`; `name` is required. RefusedError without a disclosure office's or administrator's
    post over the unit, or when the unit has a site; InvalidInputError for what cannot be taken.
    """
    require_keeper(unit, actor)
    lock_sites()
    code = words.clean_code(code, LONGEST_CODE)
    if Site.objects.filter(code=code).exists():
        raise InvalidInputError("code", f"网站代码“{code}”已被使用，请换一个。")
    last = Site.objects.aggregate(last=Max("order"))["last"] or 0
    site = Site(code=code, order=last + 1)
    _take(site, {"name": "", **values, "unit": unit})
    site.save()
    audit.record("site.opened", site, actor=actor, owner=unit, code=code, name=site.name, host=site.host)
    if columns:
        standard_columns(site, actor=actor)
    changed(site)
    return site


@transaction.atomic
def edit_site(site: Site, *, actor: Actor, **values: Any) -> Site:
    """Change fields of `FIELDS`; nothing happens when nothing differs. Errors as for `open_site`."""
    lock_sites()
    site = locked(site)
    require_keeper(site, actor)
    if (unit := values.get("unit")) and unit.pk != site.unit_id:
        require_keeper(unit, actor)
    before = {name: getattr(site, name) for name in values}
    _take(site, values)
    after = {name: getattr(site, name) for name in values}
    changes = {name: [str(old), str(after[name])] for name, old in before.items() if old != after[name]}
    if changes:
        site.save()
        audit.record("site.edited", site, actor=actor, owner=site.unit, changes=changes)
        changed(site)
    return site


@transaction.atomic
def close_site(site: Site, *, actor: Actor, reason: str) -> Site:
    """关停: the next site above speaks for its units. RefusedError for the main site, or without a reason."""
    return _step(site, SiteEvent.CLOSE, actor, "site.closed", reason)


@transaction.atomic
def reopen_site(site: Site, *, actor: Actor) -> Site:
    """恢复开通. RefusedError when the unit has another site by now."""
    return _step(site, SiteEvent.REOPEN, actor, "site.reopened")


def _step(site: Site, event: SiteEvent, actor: Actor, name: str, reason: str = "") -> Site:
    lock_sites()
    site = locked(site)
    line = SITE_FLOW.require(event, site, actor, reason=reason)
    site.state = line.target
    site.save(update_fields=["state", "updated_at"])
    audit.record(name, site, actor=actor, owner=site.unit, **({"reason": reason} if reason else {}))
    changed(site)
    return site


def _take(site: Site, values: dict[str, Any]) -> None:
    """Put checked values on the row."""
    if unknown := set(values) - set(FIELDS):
        raise InvalidInputError(min(unknown), f"网站没有“{min(unknown)}”这一项。")
    for name, value in values.items():
        setattr(site, name, _checked(site, name, value))


def _checked(site: Site, name: str, value: Any) -> Any:
    if name in LINES:
        label = str(Site._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a field with a name
        return words.clean_name(name, value, LINES[name], label) if value.strip() else ""
    if name in ("unit", "host"):
        return _unit(site, value) if name == "unit" else _host(site, value)
    return _PLAIN.get(name, int)(value)


def _site_name(text: str) -> str:
    return words.clean_name("name", text, LONGEST_NAME, "网站名称")


def _introduction(text: str) -> str:
    if len(text) > LONGEST_INTRODUCTION:
        raise InvalidInputError("introduction", f"网站简介有 {len(text)} 字，不能超过 {LONGEST_INTRODUCTION} 字。")
    return text.strip().replace("\r\n", "\n")


def _unit(site: Site, unit: Organization | None) -> Organization | None:
    if unit is None:
        if site.main:
            return None
        raise InvalidInputError("unit", "请选择网站所属单位。")
    other = Site.objects.open().filter(unit=unit).exclude(pk=site.pk).first()
    if other and site.state == other.state:
        raise RefusedError(f"“{unit}”已有网站“{other}”，一个单位最多开设一个网站。")
    return unit


def _host(site: Site, text: str) -> str:
    host = words.clean_host(text)
    if not host:
        return ""
    other = Site.objects.filter(host=host).exclude(pk=site.pk).first()
    if other:
        raise InvalidInputError("host", f"域名“{host}”已用于“{other}”，请换一个。")
    if not site.main and host == urlsplit(settings.GONGKAI_ADDRESS).hostname:
        raise InvalidInputError("host", f"“{host}”是主站的域名，请换一个。")
    return host


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "name": _site_name,
    "identification": words.clean_identification,
    "introduction": _introduction,
}
