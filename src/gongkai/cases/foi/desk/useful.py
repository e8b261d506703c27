"""Which acts are of use in which state, the likeliest first; what is not named stands folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.foi.enums import FoiEvent as Event
from gongkai.cases.foi.enums import FoiState as State
from gongkai.cases.foi.facts import INFORMING

if TYPE_CHECKING:
    from gongkai.cases.models import Case

SERVE_LETTER, ADD = "serve_letter", "add_documents"
PRECEDENT, OPENING, CHECK, WAIVE = "make_precedent", "propose_opening", "check_files", "waive_check"
DISPUTE = "dispute"

_BY_STATE: dict[str, tuple[str, ...]] = {
    State.UNCONFIRMED: (Event.CONFIRM, ADD),
    State.REGISTERED: (Event.ASSIGN, ADD),
    State.HANDLING: (
        Event.PROPOSE,
        Event.SEARCH,
        ADD,
        Event.CONSULT,
        Event.ASK_CORRECTION,
        Event.EXTEND,
        SERVE_LETTER,
    ),
    State.AWAITING_CORRECTION: (Event.CORRECT, SERVE_LETTER, Event.CORRECTION_LAPSED, ADD),
    State.AWAITING_PAYMENT: (Event.PAY, SERVE_LETTER, Event.FEE_LAPSED),
    State.REVIEW: (Event.APPROVE, Event.RETURN),
    State.SECRECY: (Event.CLEAR, Event.RETURN),
    State.SIGNATURE: (Event.SIGN, Event.RETURN, WAIVE, CHECK),
    State.SIGNED: (Event.SERVE, SERVE_LETTER),
    State.ANSWERED: (Event.ARCHIVE, PRECEDENT, OPENING, DISPUTE),
    State.WITHDRAWN: (Event.ARCHIVE,),
    State.ARCHIVED: (PRECEDENT, OPENING, DISPUTE),
}
# While an opinion is out nothing can be decided: it is what everybody waits for.
_ASKED = (Event.OPINION, SERVE_LETTER, Event.OPINION_LAPSED, Event.SEARCH, ADD)


def useful(case: Case) -> tuple[str, ...]:
    """The acts of a case in the order of their use."""
    if case.state == State.HANDLING and case.consultations.filter(opinion="").exists():
        return tuple(map(str, _ASKED))
    unserved = case.letters.filter(service=None).exclude(kind__in=INFORMING).exists()
    found = tuple(map(str, _BY_STATE.get(case.state, ())))
    waiting = case.state in (State.AWAITING_CORRECTION, State.AWAITING_PAYMENT)
    if unserved and waiting:  # the notice has to reach them first
        return (SERVE_LETTER, *(each for each in found if each != SERVE_LETTER))
    return found
