"""A unit's guide to its information (条例 art. 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.orgs.models import Organization
from gongkai.sites.actions.base import changed
from gongkai.sites.flow import EDITORS, KEEPERS
from gongkai.sites.models import Guide
from gongkai.sites.models.guide import ITEMS

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

FIELDS = (*ITEMS, "postcode", "request_note", "request_url")
WRITERS = KEEPERS | EDITORS


@transaction.atomic
def edit_guide(unit: Organization, *, actor: Actor, **values: str) -> Guide:
    """Write a unit's guide, made if there is none; `values` are of `FIELDS`. Nothing happens when nothing differs.

    RefusedError for who neither keeps nor edits the unit's information; InvalidInputError for a field that cannot
    be taken.
    """
    if not WRITERS & unit.seats_of(actor):
        raise RefusedError(f"“{unit}”的政府信息公开指南须由该单位的工作人员或上级政务公开办填写。")
    if unknown := set(values) - set(FIELDS):
        raise InvalidInputError(min(unknown), f"公开指南没有“{min(unknown)}”这一项。")
    Organization.objects.select_for_update().get(pk=unit.pk)  # two first guides: one after the other
    guide = Guide.objects.filter(unit=unit).first() or Guide(unit=unit)
    before = {name: getattr(guide, name) for name in values}
    for name, value in values.items():
        setattr(guide, name, value.strip().replace("\r\n", "\n"))
    changes = {name: [old, getattr(guide, name)] for name, old in before.items() if old != getattr(guide, name)}
    if guide.pk and not changes:
        return guide
    _require_sound(guide)
    guide.save()
    audit.record("guide.edited", guide, actor=actor, owner=unit, changes=changes)
    changed(guide)
    return guide


def _require_sound(guide: Guide) -> None:
    """What the fields themselves can hold: lengths, and an address that is one."""
    for name in FIELDS:
        field, value = Guide._meta.get_field(name), getattr(guide, name)
        most = getattr(field, "max_length", None)
        label = str(getattr(field, "verbose_name", name))
        if most and len(value) > most:
            raise InvalidInputError(name, f"“{label}”有 {len(value)} 字，不能超过 {most} 字。")
        if "\x00" in value:
            raise InvalidInputError(name, f"“{label}”中有不能保存的字符，请删去后再提交。")
    try:
        Guide._meta.get_field("request_url").clean(guide.request_url, guide)
    except ValidationError:
        raise InvalidInputError(
            "request_url", "“依申请公开入口”应是完整的网址，如 https://www.shifan.gov.cn/ysq。"
        ) from None
