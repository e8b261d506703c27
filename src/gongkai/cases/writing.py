"""A letter of a case put into words: the case's facts, the unit's particulars, the installation's templates."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from gongkai.cases.clock import law
from gongkai.cases.particulars import code_of, letter_facts
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterError, Templates, compose, kind_of
from gongkai.letters.numbers import caution_of
from gongkai.letters.templates import Template

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gongkai.cases.models import Case, LetterTemplate
    from gongkai.letters import Letter, LetterKind


@dataclass(frozen=True, slots=True)
class Kept(Templates):
    """The one template that a letter was made from, whatever lies under the home by now."""

    content: bytes = b""

    def load(self, kind: LetterKind) -> Template:
        return Template(f"{kind.code}.docx", self.content)


def templates() -> Templates:
    """The templates of this installation."""
    return Templates(Path(settings.GONGKAI_HOME))


def kept(template: LetterTemplate | None) -> Templates:
    """The template of an issued letter."""
    return Kept(content=bytes(template.content)) if template else templates()


def template_of(kind: str) -> tuple[str, bytes]:
    """What a letter of a kind is made from today, with its hash. Raises RefusedError."""
    try:
        data = templates().load(kind_of(kind)).data
    except LetterError as error:
        raise RefusedError(str(error)) from error
    return hashlib.sha256(data).hexdigest(), data


def write(
    case: Case, kind: str, facts: Mapping[str, Any], *, day: dt.date, number: str, using: Templates | None = None
) -> Letter:
    """The letter of a day. Raises RefusedError that names everything that the record lacks."""
    known = {**letter_facts(case.unit, day), **facts, "number": number}
    try:
        return compose(kind, known, day=day, law=law().book, templates=using or templates())
    except LetterError as error:
        raise RefusedError(str(error)) from error


def draft(case: Case, kind: str, facts: Mapping[str, Any], *, day: dt.date) -> Letter:
    """The letter as it would be on a day, still without its number. Raises RefusedError as `write`."""
    number = f"{code_of(case)}〔{day.year}〕 号"
    made = write(case, kind, facts, day=day, number=number)
    unnumbered = caution_of(number, day)
    return replace(made, cautions=tuple(each for each in made.cautions if each not in unnumbered))
