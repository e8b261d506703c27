"""What the letters of a unit say of the unit itself: entered by its officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.models import UnitParticulars
from gongkai.cases.particulars import FIELDS, field
from gongkai.core import audit
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.letters import LetterNumber, NumberError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

# Who answers for a unit's letters: its own people of casework; the office above helps out.
MAY = frozenset({Role.HANDLER, Role.SIGNATORY, Role.DISCLOSURE_OFFICER})


def refusal(unit: Organization, actor: Actor) -> str:
    """Why somebody may not say what the letters of a unit hold; "" when they may."""
    if actor.is_system or MAY & unit.seats_of(actor):
        return ""
    return f"文书信息须由{unit}的承办人、签发人或者政务公开办工作人员填写。"


@transaction.atomic
def set_particulars(unit: Organization, *, actor: Actor, **values: str) -> UnitParticulars:
    """Enter what the letters of a unit say of it, by the names of `particulars.FIELDS`; an empty one follows from
    the tree. Letters that went out stay as they are. Raises InvalidInputError and RefusedError.
    """
    if why := refusal(unit, actor):
        raise RefusedError(why)
    tidy = {name: " ".join(values[name].split()) for name in FIELDS if name in values}
    _check(tidy)
    row, _ = UnitParticulars.objects.select_for_update().get_or_create(unit=unit)
    before = {name: getattr(row, name) for name in tidy}
    for name, value in tidy.items():
        setattr(row, name, value)
    row.save()
    changed = {name: [before[name], tidy[name]] for name in tidy if before[name] != tidy[name]}
    if changed:
        audit.record("particulars.changed", row, actor=actor, owner=unit, **changed)
    return row


def _check(values: dict[str, str]) -> None:
    for name, value in values.items():
        known = field(name)
        if len(value) > (known.max_length or 0):
            raise InvalidInputError(
                name, f"{known.verbose_name}应不超过 {known.max_length} 字，现为 {len(value)} 字。"
            )
    if code := values.get("code"):
        try:
            LetterNumber(code, timezone.localdate().year, 1)
        except NumberError as error:
            raise InvalidInputError("code", f"{error}，例如：示教公开复。") from error
