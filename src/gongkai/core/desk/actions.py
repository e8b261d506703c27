"""What the desk itself writes: saved views, and the note that a list was exported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction

from gongkai.core.audit import record
from gongkai.core.desk.models import SavedView
from gongkai.core.errors import InvalidInputError

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

NAME_LENGTH, QUERY_LENGTH = 40, 1000


@transaction.atomic
def save_view(*, module: str, name: str, query: str, actor: Actor) -> SavedView:
    """Keep a list's query under a name; the same name again replaces it. Raises InvalidInputError."""
    name = name.strip()
    if not name or len(name) > NAME_LENGTH:
        raise InvalidInputError("name", f"请填写视图名称，不超过 {NAME_LENGTH} 字。")
    if len(query) > QUERY_LENGTH:
        raise InvalidInputError("query", "筛选条件过长，请减少条件后再保存。")
    view, _ = SavedView.objects.update_or_create(
        person_id=actor.person_id or 0, module=module, name=name, defaults={"query": query}
    )
    record("saved_view.save", view, actor=actor, query=query)
    return view


@transaction.atomic
def delete_view(*, module: str, pk: int, actor: Actor) -> None:
    """Drop one of the actor's own views; one that is not theirs, or is gone, changes nothing."""
    view = SavedView.objects.filter(person_id=actor.person_id or 0, module=module, pk=pk).first()
    if view:
        record("saved_view.delete", view, actor=actor)
        view.delete()


@transaction.atomic
def note_export(*, module: str, query: str, rows: int, actor: Actor) -> None:
    """Leave a trace that rows went out as a file: who, which list, which filters, how many.

    It belongs to the person's organization, so that its auditors find it.
    """
    person = get_user_model()._default_manager.get(pk=actor.person_id or 0)
    record("desk.export", person, actor=actor, owner=_organization(actor), module=module, query=query, rows=rows)


@dataclass(frozen=True, slots=True)
class _Owner:
    """An organization as the audit asks for it."""

    pk: int
    path: str


def _organization(actor: Actor) -> _Owner | None:
    return next((_Owner(grant.organization_id, grant.path) for grant in actor.grants), None)
