"""Putting a policy document and its interpretation together, and doing without it on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.actions.base import locked, note, require_role
from gongkai.information.actions.relations import add_relation
from gongkai.information.enums import InformationState, RelationKind, RelationState
from gongkai.information.flow import CHECKERS, EDITORS
from gongkai.information.interpreting.debts import close, owed_of, settle_by
from gongkai.information.interpreting.models import DebtState
from gongkai.information.models import PackageMaterial, ReleasePackage
from gongkai.information.package import INTERPRETATION, asks

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

OPEN = (
    InformationState.DRAFT,
    InformationState.IN_REVIEW,
    InformationState.SECRECY_REVIEW,
    InformationState.REVIEWED,
)


@transaction.atomic
def plan_interpretation(
    document: Information, *, actor: Actor, plan: str, first_interpreter: str
) -> ReleasePackage:
    """Write down how the document is interpreted and who interprets first (谁起草、谁解读)."""
    row = _open(document, actor)
    if not plan.strip():
        raise InvalidInputError("plan", "请填写解读方案。")
    if not first_interpreter.strip():
        raise InvalidInputError("first_interpreter", "请填写第一解读人，如：局长张某。")
    package, _ = ReleasePackage.objects.get_or_create(document=row)
    package.plan, package.first_interpreter = plan.strip(), first_interpreter.strip()[:100]
    package.save()
    note("plan_interpretation", row, actor, first_interpreter=package.first_interpreter)
    return package


@transaction.atomic
def add_material(document: Information, *, actor: Actor, material: Information) -> PackageMaterial:
    """Let an interpretation go out with the document; the relation 解读 is stated where it is not yet.

    InvalidInputError for what is no interpretation or belongs to another package; RefusedError without a post.
    """
    row, other = _open(document, actor), locked(material)
    require_role(other, actor, EDITORS)
    if other.kind != INTERPRETATION:
        raise InvalidInputError("material", f"《{other.title}》的类型不是政策解读。")
    package, _ = ReleasePackage.objects.get_or_create(document=row)
    found, new = PackageMaterial.objects.get_or_create(information=other, defaults={"package": package})
    if found.package_id != package.pk:
        raise InvalidInputError("material", f"《{other.title}》已是另一份文件的解读材料。")
    explained = other.relations.filter(kind=RelationKind.INTERPRETS, target=row, state=RelationState.CONFIRMED)
    if not explained.exists():
        add_relation(other, actor=actor, kind=RelationKind.INTERPRETS, target=row)
    if new:
        note("add_material", row, actor, material=other.title)
    if other.state == InformationState.PUBLISHED:
        settle_by(other, actor)
    return found


@transaction.atomic
def remove_material(document: Information, *, actor: Actor, material: Information) -> None:
    """Take an interpretation out of the package; it stays as a piece of information of its own."""
    row = _open(document, actor)
    if PackageMaterial.objects.filter(package__document=row, information=material).delete()[0]:
        note("remove_material", row, actor, material=material.title)


@transaction.atomic
def waive_interpretation(document: Information, *, actor: Actor, reason: str) -> ReleasePackage:
    """Let the document go out, or stay, without its interpretation, with the reason; waivers are counted."""
    row = locked(document)
    require_role(row, actor, CHECKERS)
    _require_open(row)
    if not reason.strip():
        raise RefusedError("不作解读须说明理由。")
    package, _ = ReleasePackage.objects.get_or_create(document=row)
    package.waived_reason, package.waived_by_name = reason.strip()[:300], actor.name
    package.waived_at = timezone.now()
    package.save()
    note("waive_interpretation", row, actor, reason=reason)
    close(row, DebtState.WAIVED, actor)
    return package


def _open(document: Information, actor: Actor) -> Information:
    row = locked(document)
    require_role(row, actor, EDITORS)
    _require_open(row)
    return row


def arrangeable(row: Information) -> bool:
    """Whether its interpretation can be arranged now: before the release, and afterwards while one is owed."""
    return row.state in OPEN or (row.state == InformationState.PUBLISHED and owed_of(row) is not None)


def _require_open(row: Information) -> None:
    if not asks(row):
        raise RefusedError("这类信息不要求与解读同步发布。")
    if not arrangeable(row):
        raise RefusedError(f"当前状态为“{row.get_state_display()}”，解读在文件发布之前安排。")
