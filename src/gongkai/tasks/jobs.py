"""What happens to ledgers on their own: an import builds them, a changed text moves their clauses, a settled name
reaches the units that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information.edited import after_edit
from gongkai.information.importing.hooks import after_save
from gongkai.orgs.settled import on_settled
from gongkai.tasks.actions import build_ledger, find_clauses_again, resolve_again

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.documents.model import OfficialDocument
    from gongkai.information.models import Information


@after_save
def ledger_of_import(information: Information, document: OfficialDocument, actor: Actor) -> None:
    """The ledger comes in with its document, in the same transaction."""
    if document.tasks or information.revision_number > 1:  # a new document without tasks has no ledger to mend
        build_ledger(information, document, actor=actor)


@after_edit
def clauses_of_edit(information: Information, actor: Actor) -> None:
    """The ledger leads to the sentences of the text that stands, not of the one before."""
    find_clauses_again(information, actor=actor)


on_settled(resolve_again)
