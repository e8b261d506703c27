"""The files of an issued letter: one Word file and one PDF, whoever makes them, however often it is tried."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.cases import writing
from gongkai.cases.actions.documents import add_document
from gongkai.cases.actions.letters import RENDER
from gongkai.cases.actions.taking import locked
from gongkai.cases.enums import Purpose
from gongkai.cases.models import Letter
from gongkai.core import audit, outbox
from gongkai.core.actors import system
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterError, to_docx, to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor

MAKER = system("文书制作")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {"docx": WORD, "pdf": "application/pdf"}


def make_files(letter_pk: int) -> None:
    """Make what a letter still lacks. Killed in between and run again, it goes on where it stopped.

    Each file has its own place in the store, given by the letter: what an interrupted run left there is
    overwritten. Raises LetterError where a file cannot be set; the letter says so until it can.
    """
    letter = Letter.objects.select_related("template").filter(pk=letter_pk).first()
    composed = letter.composed if letter else None
    if letter is None or composed is None:  # erased, or of another system
        return
    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: to_docx(composed, writing.kept(letter.template)),
        "pdf": lambda: to_pdf(composed),
    }
    try:
        for form, make in makers.items():
            if getattr(letter, f"{form}_id") is None:
                _keep(letter, form, make())
    except LetterError as error:
        Letter.objects.filter(pk=letter.pk).update(trouble=str(error)[:300])
        raise
    Letter.objects.filter(pk=letter.pk).exclude(trouble="").update(trouble="")


@transaction.atomic
def _keep(known: Letter, form: str, content: bytes) -> None:
    """One file of a letter, unless another run was faster, or the letter was erased meanwhile."""
    locked(known.case)  # before the letter, as every act does, or the two would block each other
    letter = Letter.objects.select_for_update(of=("self",)).select_related("case__unit").get(pk=known.pk)
    if getattr(letter, f"{form}_id") is not None or not letter.sealed:
        return
    made = add_document(
        letter.case,
        Purpose.LETTER,
        f"{letter.name}（{letter.number}）.{form}",
        content,
        media_type=TYPES[form],
        uid=uuid.uuid5(letter.uid, form),
        actor=MAKER,
    )
    setattr(letter, form, made)
    letter.save(update_fields=[form])


@transaction.atomic
def make_again(letter: Letter, *, actor: Actor) -> None:
    """Try once more after the cause of a failure was removed. Raises RefusedError where nothing is missing."""
    if letter.docx_id and letter.pdf_id:
        raise RefusedError(f"{letter} 的文件已经齐全，不需要重新制作。")
    told = {"letter": letter.pk, "why": letter.trouble}
    audit.record("case.letter_again", letter.case, actor=actor, owner=letter.case.unit, **told)
    outbox.put(RENDER, letter=letter.pk)
