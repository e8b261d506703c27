"""Which acts upon a dispute are of use in which state, the likeliest first; what is not named stands folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.disputes.enums import ReviewEvent as Review
from gongkai.cases.disputes.enums import SuitEvent as Suit
from gongkai.cases.disputes.outcomes import CORRECTED, orders_new_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.cases.models import Case

ADD, LESSON = "add_documents", "write_lesson"
_BY_STATE: dict[str, tuple[str, ...]] = {
    "awaiting_copy": (Review.COPY, Review.PROCEDURE, ADD),
    "answering": (Review.DRAFT, ADD, Suit.EVIDENCE, Suit.EVIDENCE_DELAY),
    "signature": (Review.SIGN, Review.RETURN),
    "signed": (Review.ANSWER, ADD),
    "examined": (Review.DECIDE, Review.HEARING, Review.EXTEND, Review.SUSPEND, ADD),
    "trial": (Suit.JUDGE, Suit.EVIDENCE, Suit.HEARING, Suit.SUSPEND, ADD),
    "suspended": (Review.RESUME, Review.DECIDE, Suit.JUDGE),
    "judged": (Suit.APPEAL, Suit.FINAL, ADD),
    "appeal": (Suit.APPEAL_ANSWER, Suit.APPEAL_COPY, Suit.JUDGE_APPEAL, Suit.REMAND, Suit.HEARING, ADD),
    "archived": (LESSON,),
}


def useful(case: Case) -> Sequence[str]:
    """The acts of a review or a suit in the order of their use."""
    if case.state not in ("decided", "final"):
        return tuple(map(str, _BY_STATE.get(case.state, ())))
    first = (str(Review.REDO),) if orders_new_answer(case) and not hasattr(case, "ordered") else ()
    learnt = (LESSON,) if case.cell == CORRECTED else ()
    return (*first, *learnt, str(Review.ARCHIVE), ADD)
