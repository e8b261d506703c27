"""Letters as the desk reads them: drafts before the signature, issued ones after, names behind their mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.cases.foi.actions.deciding import proposed
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.foi.flow import last_proposal
from gongkai.cases.foi.letters.changing import changed
from gongkai.cases.writing import draft
from gongkai.core.errors import RefusedError
from gongkai.letters import LetterError, kind_of, missing_characters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.cases.models import Case
    from gongkai.letters import Letter

BEFORE_SIGNATURE = (FoiState.REVIEW, FoiState.SECRECY, FoiState.SIGNATURE)
_LEAST = 2  # a name of one sign would hide half the letter


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as it would go out today: its text, what to look at, or why it cannot go out."""

    name: str
    letter: Letter | None = None
    cautions: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    refusal: str = ""


def drafts(case: Case) -> list[Draft]:
    """What the next signature would issue; nothing where no answer is under review."""
    proposal = last_proposal(case) if case.state in BEFORE_SIGNATURE else None
    if proposal is None:
        return []
    day, hidden = timezone.localdate(), names(case)
    found = []
    for plan in proposed(case, proposal):
        name = kind_of(plan.kind).name
        try:
            letter = draft(case, plan.kind, plan.facts, day=day)
            found.append(Draft(name, masked(letter, hidden), letter.cautions, _missing(letter)))
        except RefusedError as error:
            found.append(Draft(name, refusal=str(error)))
    return found


def _missing(letter: Letter) -> tuple[str, ...]:
    """The characters that no font here has; without any Chinese font the worker says so."""
    try:
        return missing_characters(letter)
    except LetterError as error:
        return (str(error),)


def names(case: Case) -> dict[str, str]:
    """Every name of a party with its mask, the longest first."""
    known = {str(party.identity().get("name", "")): party.masked for party in case.parties.all()}
    return {name: known[name] for name in sorted(known, key=len, reverse=True) if len(name) >= _LEAST}


def masked(letter: Letter, hidden: Mapping[str, str]) -> Letter:
    """The letter with masks in the places of names, in whatever part they stand."""

    def mask(text: str) -> str:
        for name, shown in hidden.items():
            text = text.replace(name, shown)
        return text

    return changed(letter, mask)
