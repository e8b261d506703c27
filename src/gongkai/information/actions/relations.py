"""What a person says about the relations that the machine found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core.errors import RefusedError
from gongkai.information.actions.base import note, public_changed, require_role
from gongkai.information.actions.validity import KEEPERS, record_validity
from gongkai.information.enums import RelationKind, RelationState, Validity
from gongkai.information.flow import EDITORS
from gongkai.information.models import Relation

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

EFFECTS = {RelationKind.REPEALS: Validity.REPEALED, RelationKind.AMENDS: Validity.AMENDED}


@transaction.atomic
def confirm_relation(relation: Relation, *, actor: Actor, target: Information | None = None) -> Relation:
    """Confirm a found relation, to `target` where the machine could not tell which document it is.

    A repeal or an amendment becomes a fact of the target's validity, with its day and clause; whoever confirms it
    must look after the target too. RefusedError if it is settled already or its target is not in the library.
    """
    row = _open(relation, actor)
    row.target = target or row.target
    if row.target is None:
        raise RefusedError("对象文件尚未收录，收录或指定对象文件后再确认。")
    if row.target_id == row.source_id:
        raise RefusedError("文件不能与自身建立关系。")
    _settle(row, RelationState.CONFIRMED, actor)
    if effect := EFFECTS.get(RelationKind(row.kind)):
        require_role(row.target, actor, KEEPERS)
        day = row.from_on or row.source.effective_on or row.source.written_on
        record_validity(row.target, actor=actor, status=effect, from_on=day, by=row.source, clause=row.clause)
    public_changed([row.source, row.target])
    return row


@transaction.atomic
def refuse_relation(relation: Relation, *, actor: Actor) -> Relation:
    """Say that a found relation does not hold; it is not found again."""
    row = _open(relation, actor)
    _settle(row, RelationState.REFUSED, actor)
    public_changed([row.source])
    return row


def _open(relation: Relation, actor: Actor) -> Relation:
    rows = Relation.objects.select_for_update(of=("self",)).select_related("source__owner", "target__owner")
    row = rows.get(pk=relation.pk)
    require_role(row.source, actor, EDITORS)
    if row.state != RelationState.FOUND:
        raise RefusedError(f"该关系{row.get_state_display()}，不能再次认定。")
    return row


def _settle(row: Relation, state: RelationState, actor: Actor) -> None:
    row.state = state
    row.ambiguous = False
    row.save()
    note(
        "relation",
        row.source,
        actor,
        relation=row.pk,
        kind=row.kind,
        state=[RelationState.FOUND.value, state.value],
        target=row.target_id,
        as_written=row.as_written,
    )
