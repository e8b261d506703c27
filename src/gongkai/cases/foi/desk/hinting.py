"""The tab 线索: what came before, what is public, how others decided, and what several people asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.cases.foi.desk.useful import OPENING
from gongkai.cases.office import opening
from gongkai.cases.office.desk.precedents import decided
from gongkai.cases.office.hints import hints

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


def hinting(case: Case, actor: Actor) -> dict[str, Any]:
    """The hints; and, where the answer could be for everybody, the way there."""
    found = hints(case, actor)
    return {
        "hints": found,
        "precedents": [(each, decided(each)) for each in found.precedents],
        "opening": OPENING if found.often and not opening.refusal(case, actor) else "",
    }
