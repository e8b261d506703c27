"""What the letters refuse, each with what is wrong, where, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LetterError(ValueError):
    """A letter that cannot be made; `problems` are sentences that a clerk can act on."""

    def __init__(self, head: str, problems: Iterable[str] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{head}：{'；'.join(self.problems)}" if self.problems else head)


class UnknownKindError(LetterError):
    """No letter of that code; the message lists those there are."""


class FactsError(LetterError):
    """Facts that are missing, or not of the form that the letter asks for."""


class DayError(LetterError):
    """A letter of a day on which the law that its wording rests on was not in force."""


class TemplateError(LetterError):
    """A template that cannot be used; each problem names the place in the template."""


class NumberError(LetterError):
    """A 文号 that cannot be written or read."""


class TypesettingError(LetterError):
    """The PDF could not be set: fonts are missing, or the setter refused."""


class KindFileError(LetterError):
    """A shipped description of a letter that contradicts itself: a defect of the program, found by tests."""
