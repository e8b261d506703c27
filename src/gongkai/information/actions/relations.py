"""What a person says about relations: those that the machine found, and those that it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import relations
from gongkai.information.actions.base import note, public_changed, require_role
from gongkai.information.actions.validity import KEEPERS, record_validity
from gongkai.information.enums import RelationKind, RelationState, Validity
from gongkai.information.flow import EDITORS
from gongkai.information.keys import number_key, title_key
from gongkai.information.models import Relation
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

EFFECTS = {RelationKind.REPEALS: Validity.REPEALED, RelationKind.AMENDS: Validity.AMENDED}


@transaction.atomic
def add_relation(
    source: Information,
    *,
    actor: Actor,
    kind: RelationKind | str,
    target: Information | None = None,
    number: str = "",
    title: str = "",
    clause: str = "",
    from_on: dt.date | None = None,
) -> Relation:
    """State a relation that nobody found: to a document of the library, or to one named by 文号 or title.

    Where the document is in the library, the relation is confirmed at once, with its effect on validity as in
    `confirm_relation`; else it waits (待确认) until that document comes in. A relation to the same document that
    waits, or was refused, becomes this one. `clause` says where it stands, `from_on` since when.

    InvalidInputError when no document is named or the kind is none; RefusedError without an editor's post, for a
    relation to itself, and for one that is confirmed already.
    """
    require_role(source, actor, EDITORS)
    chosen = _kind(kind)
    row = _stated(source, chosen, target, number, title)
    row.by_hand, row.kind = True, chosen
    row.from_on, row.clause = from_on or row.from_on, clause.strip()[:200] or row.clause
    row.target = target or row.target
    row.state, row.ambiguous = RelationState.FOUND, False
    row.save()
    if row.target is None:
        relations.tie([source])
        row.refresh_from_db()
    if row.target is not None:
        return _confirm(row, actor)
    _note(row, actor)
    public_changed([source])
    return row


@transaction.atomic
def confirm_relation(
    relation: Relation,
    *,
    actor: Actor,
    target: Information | None = None,
    kind: RelationKind | str | None = None,
) -> Relation:
    """Confirm a found relation: to `target` where the machine could not tell which document it is, as `kind` where
    it misread what the one does to the other.

    A repeal or an amendment becomes a fact of the target's validity, with its day and clause; whoever confirms it
    must look after the target too. RefusedError if it is settled already, if its target is not in the library, or
    if the same relation is there; InvalidInputError for a kind that there is not.
    """
    row = _open(relation, actor)
    row.target = target or row.target
    if kind is not None and _kind(kind) != row.kind:
        row.kind = _kind(kind)
        same = Relation.objects.filter(
            source=row.source_id,
            kind=row.kind,
            target_key=row.target_key,
            target_title_key=row.target_title_key,
        )
        if same.exists():
            raise RefusedError(f"已有一条到同一文件的“{row.get_kind_display()}”关系，请认定那一条。")
    return _confirm(row, actor)


@transaction.atomic
def refuse_relation(relation: Relation, *, actor: Actor) -> Relation:
    """Say that a found relation does not hold; it is not found again."""
    row = _open(relation, actor)
    _settle(row, RelationState.REFUSED, actor)
    public_changed([row.source])
    return row


def _confirm(row: Relation, actor: Actor) -> Relation:
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


def _stated(
    source: Information, kind: RelationKind, target: Information | None, number: str, title: str
) -> Relation:
    """The relation that says so, locked: one to the same document that is not confirmed yet, else a new one."""
    if target is not None:
        number, title = target.document_number, target.title
    number = document_number.normalise(number.strip()) or number.strip()
    keys = number_key(number)[:120], title_key(title)
    if not any(keys):
        raise InvalidInputError("title", "请指定对象文件，或写明其文号（如 示政发〔2024〕1号）或标题。")
    rows = Relation.objects.select_for_update(of=("self",)).filter(source=source).select_related("target")
    same = [row for row in rows if (target and row.target_id == target.pk) or _keys(row) == keys]
    if any(row.state == RelationState.CONFIRMED and row.kind == kind for row in same):
        raise RefusedError(f"到该文件的“{kind.label}”关系已经确认，不必再填。")
    waiting = [row for row in same if row.state != RelationState.CONFIRMED]
    # One of the same kind first: two of one kind to one document there cannot be.
    chosen = min(waiting, key=lambda row: row.kind != kind, default=None)
    if chosen is None:
        chosen, _new = Relation.objects.select_for_update(of=("self",)).get_or_create(
            source=source,
            kind=kind,
            target_key=keys[0],
            target_title_key=keys[1],
            defaults={"target_number": number[:120], "target_title": title.strip()[:500], "by_hand": True},
        )
    return chosen


def _keys(row: Relation) -> tuple[str, str]:
    return row.target_key, row.target_title_key


def _kind(kind: RelationKind | str) -> RelationKind:
    try:
        return RelationKind(kind)
    except ValueError:
        known = "、".join(f"{each.value}（{each.label}）" for each in RelationKind)
        raise InvalidInputError("kind", f"没有关系“{kind}”，可用的有：{known}。") from None


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
    _note(row, actor)


def _note(row: Relation, actor: Actor) -> None:
    note(
        "relation",
        row.source,
        actor,
        relation=row.pk,
        kind=row.kind,
        state=[RelationState.FOUND.value, str(row.state)],
        target=row.target_id,
        as_written=row.as_written or row.target_title or row.target_number,
        by_hand=row.by_hand,
    )
